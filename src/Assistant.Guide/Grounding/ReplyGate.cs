using System.Text;

namespace Assistant.Guide.Grounding;

/// <summary>Holds a streamed reply back to the end of each sentence and lets it through when it is proved. The first sentence that is not closes the gate.</summary>
internal sealed class ReplyGate(GroundingCheck check, Action<string> release)
{
    private readonly SentenceBuffer _buffer = new();
    private readonly StringBuilder _shown = new();
    private readonly List<EvidenceRecord> _evidence = [];
    private readonly List<string> _problems = [];

    /// <summary>What was let through.</summary>
    public string Shown => _shown.ToString();

    /// <summary>What proves it, each claim once.</summary>
    public IReadOnlyList<EvidenceRecord> Evidence => [.. _evidence.Distinct()];

    /// <summary>Why the gate is closed; empty while it is open.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Takes streamed text. False: the gate is closed and more text is useless.</summary>
    public bool Push(string delta)
    {
        foreach (var sentence in _buffer.Push(delta))
        {
            if (!Pass(sentence))
                return false;
        }
        return _problems.Count == 0;
    }

    /// <summary>The reply has ended. True: it stands as <see cref="Shown"/>.</summary>
    public bool Finish()
    {
        if (_problems.Count == 0 && Pass(_buffer.Rest()) && check.Whole(Shown) is { } problem)
            _problems.Add(problem);
        return _problems.Count == 0;
    }

    private bool Pass(string sentence)
    {
        if (_problems.Count > 0)
            return false;
        var clean = ReplyCleaner.Clean(sentence);
        if (string.IsNullOrWhiteSpace(clean) && _shown.Length == 0)
            return true;
        if (_shown.Length + clean.Length > GroundingCheck.MaxLength)
        {
            _problems.Add("the reply is too long");
            return false;
        }
        var verdict = check.Sentence(clean);
        if (!verdict.IsGrounded)
        {
            _problems.AddRange(verdict.Problems);
            return false;
        }
        _evidence.AddRange(verdict.Evidence);
        _shown.Append(clean);
        release(clean);
        return true;
    }
}
