using System.Text;

namespace Assistant.Inference.Grammars;

/// <summary>Collects rules; equal rules are written once.</summary>
internal sealed class GbnfRules
{
    private readonly List<(string Name, string Body)> _rules = [];
    private readonly Dictionary<string, string> _names = [];

    /// <summary>The name of a rule with this body.</summary>
    public string Add(string body)
    {
        if (_names.TryGetValue(body, out var known))
            return known;
        var name = Reserve();
        Define(name, body);
        return _names[body] = name;
    }

    /// <summary>A name whose rule follows later, for rules that contain themselves.</summary>
    public string Reserve()
    {
        var name = $"r{_rules.Count}";
        _rules.Add((name, ""));
        return name;
    }

    /// <summary>Gives a reserved name its rule.</summary>
    public void Define(string name, string body)
    {
        var index = int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture);
        _rules[index] = (name, body);
    }

    /// <summary>The whole grammar.</summary>
    public string Write(string root)
    {
        var text = new StringBuilder($"root ::= {root}\n");
        foreach (var (name, body) in _rules)
            text.Append(name).Append(" ::= ").Append(body).Append('\n');
        return text.ToString();
    }
}
