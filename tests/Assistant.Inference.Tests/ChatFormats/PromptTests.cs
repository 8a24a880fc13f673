using Assistant.Inference.ChatFormats;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.Tests.Formats;

/// <summary>The exact prompt of each family, as its own template writes it.</summary>
public sealed class PromptTests
{
    private static readonly ChatOptions Tools = new() { Tools = [Golden.Search, Golden.ViewCart] };

    [Fact]
    public void ChatML_writes_tools_calls_and_results_as_Qwen_does() => Golden.Show(new ChatMlFormat().Render(Golden.Conversation, Tools)).ShouldBe("""
        <|im_start|>system
        ⟦Help the shopper.⟧

        # Tools

        You may call one or more functions to assist with the user query.

        You are provided with function signatures within <tools></tools> XML tags:
        <tools>
        ⟦{"type": "function", "function": {"name": "search_products", "description": "Searches the shop.", "parameters": {"type": "object", "properties": {"query": {"type": "string"}, "max_price": {"type": "number"}}, "required": ["query"]}}}⟧
        ⟦{"type": "function", "function": {"name": "view_cart", "description": "Shows the cart.", "parameters": {"type": "object", "properties": {}}}}⟧
        </tools>

        For each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:
        <tool_call>
        {"name": <function-name>, "arguments": <args-json-object>}
        </tool_call><|im_end|>
        ¦<|im_start|>user
        ⟦red shoes under 300⟧<|im_end|>
        <|im_start|>assistant
        <tool_call>
        {"name": ⟦"search_products"⟧, "arguments": ⟦{"query": "red shoes", "max_price": 300}⟧}
        </tool_call><|im_end|>
        <|im_start|>user
        <tool_response>
        ⟦{"products": [{"id": "p1", "name": "Runner", "price": 199.00, "rating": 4.5, "stock": 3, "rating_count": 12}], "total": 1}⟧
        </tool_response><|im_end|>
        <|im_start|>assistant
        ⟦One: Runner, 199.⟧<|im_end|>
        <|im_start|>user
        ⟦便宜点的⟧<|im_end|>
        <|im_start|>assistant

        """);

    [Fact]
    public void ChatML_without_instructions_uses_those_of_the_template_and_an_empty_thought_for_thinking_models()
    {
        var format = ChatMlFormat.FromTemplate("{{ '<|im_start|>system\\nYou are a helpful AI assistant named SmolLM, trained by Hugging Face<|im_end|>\\n' }} enable_thinking");

        Golden.Show(format.Render([new ChatMessage(ChatRole.User, "Hi")], null)).ShouldBe(
            "<|im_start|>system\n⟦You are a helpful AI assistant named SmolLM, trained by Hugging Face⟧<|im_end|>\n¦<|im_start|>user\n⟦Hi⟧<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n");
    }

    [Fact]
    public void ChatML_puts_the_results_of_several_calls_into_one_turn()
    {
        var prompt = Golden.Text(new ChatMlFormat().Render(
        [
            new(ChatRole.User, "a"),
            new(ChatRole.Assistant, [new FunctionCallContent("1", "view_cart"), new FunctionCallContent("2", "view_cart")]),
            new(ChatRole.Tool, [new FunctionResultContent("1", "one")]),
            new(ChatRole.Tool, [new FunctionResultContent("2", "two")]),
        ], null));

        prompt.ShouldEndWith("""
            <|im_start|>assistant
            <tool_call>
            {"name": "view_cart", "arguments": {}}
            </tool_call>
            <tool_call>
            {"name": "view_cart", "arguments": {}}
            </tool_call><|im_end|>
            <|im_start|>user
            <tool_response>
            one
            </tool_response>
            <tool_response>
            two
            </tool_response><|im_end|>
            <|im_start|>assistant

            """);
    }

    [Fact]
    public void Llama_3_writes_the_day_and_the_tools_into_the_system_message() =>
        Golden.Show(new Llama3Format(new FixedDay()).Render(Golden.Conversation, new ChatOptions { Tools = [Golden.ViewCart] })).ShouldBe("""
            <|begin_of_text|><|start_header_id|>system<|end_header_id|>

            Environment: ipython
            Cutting Knowledge Date: December 2023
            Today Date: 22 Nov 2026

            You have access to the following functions. To call a function, please respond with JSON for a function call.Respond in the format {"name": function name, "parameters": dictionary of argument name and its value}.Do not use variables.

            ⟦{
                "type": "function",
                "function": {
                    "name": "view_cart",
                    "description": "Shows the cart.",
                    "parameters": {
                        "type": "object",
                        "properties": {}
                    }
                }
            }⟧

            ⟦Help the shopper.⟧<|eot_id|>¦<|start_header_id|>user<|end_header_id|>

            ⟦red shoes under 300⟧<|eot_id|><|start_header_id|>assistant<|end_header_id|>

            {"name": ⟦"search_products"⟧, "parameters": ⟦{"query": "red shoes", "max_price": 300}⟧}<|eot_id|><|start_header_id|>ipython<|end_header_id|>

            ⟦{"products": [{"id": "p1", "name": "Runner", "price": 199.00, "rating": 4.5, "stock": 3, "rating_count": 12}], "total": 1}⟧<|eot_id|><|start_header_id|>assistant<|end_header_id|>

            ⟦One: Runner, 199.⟧<|eot_id|><|start_header_id|>user<|end_header_id|>

            ⟦便宜点的⟧<|eot_id|><|start_header_id|>assistant<|end_header_id|>


            """);

    [Fact]
    public void Mistral_v3_keeps_tools_and_instructions_at_the_first_turn() =>
        Golden.Show(new MistralFormat(hasTools: true).Render(Golden.Conversation, new ChatOptions { Tools = [Golden.ViewCart] })).ShouldBe(
            """<s>[AVAILABLE_TOOLS]⟦[{"type": "function", "function": {"name": "view_cart", "description": "Shows the cart.", "parameters": {"type": "object", "properties": {}}}}]⟧[/AVAILABLE_TOOLS][INST]⟦Help the shopper.⟧"""
            + "\n\n¦⟦red shoes under 300⟧[/INST]"
            + """[TOOL_CALLS]⟦[{"name": "search_products", "arguments": {"query": "red shoes", "max_price": 300}, "id": "call00001"}]⟧</s>"""
            + """[TOOL_RESULTS]⟦{"content": {"products": [{"id": "p1", "name": "Runner", "price": 199.00, "rating": 4.5, "stock": 3, "rating_count": 12}], "total": 1}, "call_id": "call00001"}⟧[/TOOL_RESULTS]"""
            + "⟦One: Runner, 199.⟧</s>[INST]⟦便宜点的⟧[/INST]");

    [Fact]
    public void Mistral_v1_has_no_tools_and_says_so()
    {
        Golden.Show(new MistralFormat(hasTools: false).Render([new(ChatRole.User, "Hi"), new(ChatRole.Assistant, "Hello"), new(ChatRole.User, "Bye")], null))
            .ShouldBe("<s>¦[INST]⟦Hi⟧[/INST]⟦Hello⟧</s>[INST]⟦Bye⟧[/INST]");
        Should.Throw<NotSupportedException>(() => new MistralFormat(hasTools: false).Render(Golden.Conversation, Tools)).Message.ShouldContain("0.3");
    }

    [Fact]
    public void Gemma_opens_the_first_user_turn_with_instructions_and_tools() =>
        Golden.Show(new GemmaFormat().Render(Golden.Conversation, new ChatOptions { Tools = [Golden.ViewCart] })).ShouldBe("""
            <bos><start_of_turn>user
            ⟦Help the shopper.⟧

            You have access to functions. If you decide to invoke any of the function(s), you MUST put it in the format of
            {"name": function name, "parameters": dictionary of argument name and its value}

            You SHOULD NOT include any other text in the response if you call a function
            [
            ⟦{
              "name": "view_cart",
              "description": "Shows the cart.",
              "parameters": {
                "type": "object",
                "properties": {}
              }
            }⟧
            ]

            ¦⟦red shoes under 300⟧<end_of_turn>
            <start_of_turn>model
            {"name": ⟦"search_products"⟧, "parameters": ⟦{"query": "red shoes", "max_price": 300}⟧}<end_of_turn>
            <start_of_turn>user
            Result of ⟦search_products⟧:
            ⟦{"products": [{"id": "p1", "name": "Runner", "price": 199.00, "rating": 4.5, "stock": 3, "rating_count": 12}], "total": 1}⟧<end_of_turn>
            <start_of_turn>model
            ⟦One: Runner, 199.⟧<end_of_turn>
            <start_of_turn>user
            ⟦便宜点的⟧<end_of_turn>
            <start_of_turn>model

            """);

    [Fact]
    public void Guide_mini_gets_neither_instructions_nor_tools_and_short_results() => Golden.Show(new GuideMiniFormat().Render(Golden.Conversation, Tools)).ShouldBe("""
        <|im_start|>user
        ⟦ red shoes under 300⟧<|im_end|>
        <|im_start|>assistant
        <tool_call>⟦{"name":"search_products","arguments":{"query":" red shoes","max_price":300}}⟧</tool_call><|im_end|>
        <|im_start|>tool
        ⟦[{"id":"p1","name":" Runner","price":199,"rating":4.5,"stock":3}]⟧<|im_end|>
        <|im_start|>assistant
        ⟦One: Runner, 199.⟧<|im_end|>
        <|im_start|>user
        ⟦便宜点的⟧<|im_end|>
        <|im_start|>assistant

        """);

    [Theory]
    [InlineData("chatml", "{% for message in messages %}{{'<|im_start|>' + message['role'] }}", "llama", "SmolLM2")]
    [InlineData("chatml", null, "qwen3", null)]
    [InlineData("llama-3", "{{ '<|start_header_id|>' + role }}", "llama", "Llama 3.2 1B")]
    [InlineData("mistral", "{{ '[INST] ' + content + ' [/INST]' }}", "llama", "Mistral 7B")]
    [InlineData("gemma", "{{ '<start_of_turn>' + role }}", "gemma3", "gemma")]
    [InlineData("guide-mini", "<|im_start|>", "llama", "guide-mini")]
    public void The_format_comes_from_the_models_own_file(string format, string? template, string architecture, string? name) =>
        ChatFormat.For(template, architecture, name).Name.ShouldBe(format);

    [Theory]
    [InlineData("{{ '<|user|>' + content }}", "phi3")]
    [InlineData("[SYSTEM_PROMPT] [INST]", "llama")]
    [InlineData("[INST] <<SYS>>", "llama")]
    [InlineData(null, "llama")]
    public void An_unknown_format_is_refused_with_those_that_are_known(string? template, string architecture)
    {
        var fault = Should.Throw<NotSupportedException>(() => ChatFormat.For(template, architecture, "x"));

        foreach (var known in ChatFormat.Known)
            fault.Message.ShouldContain(known);
    }

    private sealed class FixedDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
    }
}
