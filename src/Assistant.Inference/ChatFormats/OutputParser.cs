using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.ChatFormats;

/// <summary>
/// Splits generated text into reply text, thoughts and tool calls as it streams. Text that may be the beginning of a mark is
/// held back until it is clear; white space round calls and at the ends of the reply is dropped.
/// </summary>
internal sealed partial class OutputParser(CallSyntax syntax) : IOutputParser
{
    private const string ThoughtOpening = "<think>";
    private const string ThoughtClosing = "</think>";

    private readonly List<AIContent> _ready = [];
    private string _pending = "";
    private State _state = State.Text;
    private bool _atStart = true;

    private enum State
    {
        Text,
        Call,
        AfterCall,
        Thought,
    }

    public IReadOnlyList<AIContent> Push(string text)
    {
        _pending += text;
        while (Step())
        {
            // Each step ends one piece of the message.
        }
        return Take();
    }

    public IReadOnlyList<AIContent> Finish()
    {
        var rest = _pending.TrimEnd();
        if (_state == State.Call)
            _ready.Add(CallReader.Broken(rest, "the message ended before the call did"));
        else if (_state == State.Thought)
            AddThought(rest);
        else if (_state == State.Text || rest.Length > 0)
            AddText(_atStart ? rest.TrimStart() : rest);
        _pending = "";
        _state = State.Text;
        return Take();
    }

    private bool Step() => _state switch
    {
        State.Text => StepText(),
        State.Call => StepCall(),
        State.AfterCall => StepAfterCall(),
        _ => StepThought(),
    };

    private bool StepText()
    {
        if (_atStart)
            _pending = _pending.TrimStart();
        if (syntax.IsBare && _atStart && Fence().Match(_pending) is { Success: true } fence)
            return fence.Groups["brace"].Success && Enter(State.Call, 0, fence.Groups["brace"].Index);
        var call = FindCall();
        var thought = _pending.IndexOf(ThoughtOpening, StringComparison.Ordinal);
        if (call >= 0 && (thought < 0 || call < thought))
            return Enter(State.Call, call, syntax.IsBare ? 0 : syntax.Opening.Length);
        if (thought >= 0)
            return Enter(State.Thought, thought, ThoughtOpening.Length);
        var safe = _pending[..^HeldBack()].TrimEnd();
        AddText(safe);
        _pending = _pending[safe.Length..];
        return false;
    }

    private int FindCall()
    {
        if (!syntax.IsBare)
            return _pending.IndexOf(syntax.Opening, StringComparison.Ordinal);
        return _atStart && _pending.StartsWith(syntax.Opening, StringComparison.Ordinal) ? 0 : -1;
    }

    /// <summary>Length of the longest end of the text that may still grow into a mark.</summary>
    private int HeldBack() => Math.Max(Overlap(_pending, syntax.IsBare ? "" : syntax.Opening), Overlap(_pending, ThoughtOpening));

    private bool Enter(State state, int index, int markLength)
    {
        AddText(_pending[..index].TrimEnd());
        _pending = _pending[(index + markLength)..];
        _state = state;
        return true;
    }

    private bool StepCall()
    {
        var end = JsonEnd.Find(_pending, syntax.Closing);
        if (end.Length < 0)
            return false;
        var body = _pending[..end.Length];
        if (end.IsBalanced)
            _ready.AddRange(CallReader.Read(body, syntax));
        else
            _ready.Add(CallReader.Broken(body, "it is not a JSON object"));
        _pending = _pending[end.Length..];
        _state = State.AfterCall;
        _atStart = true;
        return true;
    }

    private bool StepAfterCall()
    {
        _pending = _pending.TrimStart();
        if (syntax.IsBare)
            _pending = _pending.TrimStart('`');
        if (syntax.Closing is { } closing)
        {
            if (_pending.Length < closing.Length && closing.StartsWith(_pending, StringComparison.Ordinal))
                return false;
            if (_pending.StartsWith(closing, StringComparison.Ordinal))
                _pending = _pending[closing.Length..];
        }
        _state = State.Text;
        return true;
    }

    private bool StepThought()
    {
        var end = _pending.IndexOf(ThoughtClosing, StringComparison.Ordinal);
        if (end < 0)
        {
            var safe = _pending.Length - Overlap(_pending, ThoughtClosing);
            AddThought(_pending[..safe]);
            _pending = _pending[safe..];
            return false;
        }
        AddThought(_pending[..end]);
        _pending = _pending[(end + ThoughtClosing.Length)..];
        _state = State.Text;
        _atStart = true;
        return true;
    }

    /// <summary>A code fence that a bare call may stand in, as far as it has come.</summary>
    [GeneratedRegex("^(`{1,2}|```[a-z_]*\\s*(?<brace>\\{.*)?)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Fence();

    private void AddText(string text)
    {
        if (text.Length == 0)
            return;
        _ready.Add(new TextContent(text));
        _atStart = false;
    }

    private void AddThought(string text)
    {
        if (text.Length > 0)
            _ready.Add(new TextReasoningContent(text));
    }

    private AIContent[] Take()
    {
        var contents = _ready.ToArray();
        _ready.Clear();
        return contents;
    }

    private static int Overlap(string text, string mark)
    {
        for (var length = Math.Min(text.Length, mark.Length - 1); length > 0; length--)
        {
            if (text.EndsWith(mark[..length], StringComparison.Ordinal))
                return length;
        }
        return 0;
    }
}
