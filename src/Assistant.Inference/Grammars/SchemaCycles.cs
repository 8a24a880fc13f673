namespace Assistant.Inference.Grammars;

/// <summary>Refuses recursion that no text can follow: a schema that is only itself, or a value that can never end.</summary>
internal static class SchemaCycles
{
    public static void Check(SchemaNode root)
    {
        var nodes = new HashSet<SchemaNode>(ReferenceEqualityComparer.Instance);
        Collect(root, nodes);
        foreach (var node in nodes)
            CheckSelf(node, new HashSet<SchemaNode>(ReferenceEqualityComparer.Instance));
        if (!Finite(nodes).Contains(root))
            throw SchemaReader.Refused("#", "$ref", "the schema demands a value inside itself without end; make a property optional or allow null");
    }

    private static void Collect(SchemaNode node, HashSet<SchemaNode> nodes)
    {
        if (!nodes.Add(node))
            return;
        foreach (var child in Children(node))
            Collect(child, nodes);
    }

    /// <summary>Left recursion: a node reached from itself through unions and references alone.</summary>
    private static void CheckSelf(SchemaNode node, HashSet<SchemaNode> path)
    {
        if (node is not (UnionNode or RefNode))
            return;
        if (!path.Add(node))
            throw SchemaReader.Refused("#", "$ref", "a schema refers to nothing but itself");
        foreach (var child in Children(node))
            CheckSelf(child, path);
        path.Remove(node);
    }

    /// <summary>The nodes that have a value of finite length.</summary>
    private static HashSet<SchemaNode> Finite(HashSet<SchemaNode> nodes)
    {
        var finite = new HashSet<SchemaNode>(ReferenceEqualityComparer.Instance);
        for (var count = -1; count < finite.Count;)
        {
            count = finite.Count;
            finite.UnionWith(nodes.Where(node => IsFinite(node, finite)).ToArray());
        }
        return finite;
    }

    private static bool IsFinite(SchemaNode node, HashSet<SchemaNode> finite) => node switch
    {
        UnionNode union => union.Options.Any(finite.Contains),
        RefNode reference => finite.Contains(reference.Target),
        ArrayNode array => array.MinItems == 0 || finite.Contains(array.Items),
        ObjectNode item => item.Properties.All(property => !property.IsRequired || finite.Contains(property.Schema)),
        _ => true,
    };

    private static IEnumerable<SchemaNode> Children(SchemaNode node) => node switch
    {
        UnionNode union => union.Options,
        RefNode reference => [reference.Target],
        ArrayNode array => [array.Items],
        ObjectNode item => item.Properties.Select(property => property.Schema).Concat(item.Additional is null ? [] : [item.Additional]),
        _ => [],
    };
}
