using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>How one family of models writes a conversation: messages and tools to prompt text, generated text back to replies and tool calls.</summary>
public interface IChatFormat
{
    /// <summary>Stable name, as <c>./run models list</c> and error messages show it: <c>chatml</c>, <c>llama-3</c>, <c>mistral</c>, <c>gemma</c>, <c>guide-mini</c>.</summary>
    string Name { get; }

    /// <summary>True when the model was trained on the guide's tools: no tool list and no instructions go into the prompt. Pass the tools in <see cref="ChatOptions.Tools"/> all the same: their schemas make the grammar that holds its arguments.</summary>
    bool KnowsTools { get; }

    /// <summary>Writes the conversation up to and including the opening of the assistant's next message.</summary>
    RenderedPrompt Render(IReadOnlyList<ChatMessage> messages, ChatOptions? options);

    /// <summary>The grammar for tool calls and response format of <paramref name="options"/>, or null when the text is free.</summary>
    /// <exception cref="NotSupportedException">A schema says something that no grammar can hold; the message names it.</exception>
    OutputGrammar? Grammar(ChatOptions? options);

    /// <summary>A parser for one generated message; not shared between requests.</summary>
    IOutputParser CreateParser(ChatOptions? options);

    /// <summary>Texts that end a message besides the model's own end-of-generation tokens.</summary>
    IReadOnlyList<string> StopSequences { get; }

    /// <summary>
    /// Special tokens that mean something in generated text, such as <c>&lt;tool_call&gt;</c>: the engine writes their text
    /// out for the parser (<c>llama_token_to_piece</c> with <c>special = true</c>). Any other special token gives no text.
    /// </summary>
    IReadOnlyList<string> OutputTokens { get; }
}

/// <summary>A piece of a prompt. Only <see cref="IsMarkup"/> pieces may become special tokens; what people and tools wrote never does.</summary>
public readonly record struct PromptPiece(string Text, bool IsMarkup);

/// <summary>
/// A prompt ready to be tokenised, one piece at a time and never joined: where a person typed the text of a special token
/// the format has cut the piece inside it. A start-of-text token, where the family has one, is in the pieces
/// (tokenise with <c>add_special = false</c>).
/// </summary>
/// <param name="Pieces">In order.</param>
/// <param name="PublicPieces">How many leading pieces are the same for every shopper (instructions and tools): evaluated once, shared by all sequences.</param>
public sealed record RenderedPrompt(IReadOnlyList<PromptPiece> Pieces, int PublicPieces);

/// <summary>A grammar in llama.cpp's GBNF.</summary>
/// <param name="Gbnf">The rules; the start rule is <c>root</c>.</param>
/// <param name="Trigger">Null: in force from the first token. Otherwise free text until this text appears, from which on the grammar holds (its first literal is the trigger itself).</param>
public sealed record OutputGrammar(string Gbnf, string? Trigger);

/// <summary>Turns generated text, as it streams, into contents.</summary>
public interface IOutputParser
{
    /// <summary>Takes the next piece of text; gives what is complete: <see cref="TextContent"/> for reply text, <see cref="FunctionCallContent"/> for a whole call.</summary>
    IReadOnlyList<AIContent> Push(string text);

    /// <summary>The message has ended: gives what is left. A call that does not parse comes as a <see cref="FunctionCallContent"/> with <see cref="FunctionCallContent.Exception"/> set, never as text.</summary>
    IReadOnlyList<AIContent> Finish();
}
