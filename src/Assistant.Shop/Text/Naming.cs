namespace Assistant.Shop.Text;

/// <summary>Tells what the name of a product says it is from what it only mentions: a 手机耳机 is no phone, a case for a tablet no tablet.</summary>
internal static class Naming
{
    private static readonly HashSet<string> Qualifiers = new(StringComparer.Ordinal)
        { "for", "with", "from", "by", "to", "fits", "compatible", "适用于", "适用", "适配", "附", "赠", "送" };

    /// <summary>The terms of a name that only mention a product: after a qualifier, or right before another product word that is no kin.</summary>
    public static IReadOnlySet<Term> Mentions(IReadOnlyList<Term> terms)
    {
        var mentions = Mentions(terms, Qualifiers);
        // A name that says nothing before its qualifiers says it after them.
        return terms.Any(term => IsProduct(term) && !mentions.Contains(term)) ? mentions : Mentions(terms, []);
    }

    private static HashSet<Term> Mentions(IReadOnlyList<Term> terms, HashSet<string> qualifiers)
    {
        var mentions = new HashSet<Term>(ReferenceEqualityComparer.Instance);
        var qualified = false;
        for (var i = 0; i < terms.Count; i++)
        {
            qualified = !terms[i].IsBreak && (qualified || i > 0 && qualifiers.Contains(terms[i].Text));
            if (IsProduct(terms[i]) && (qualified || NextProduct(terms, i) is { } next && !AreKin(terms[i], next)))
                mentions.Add(terms[i]);
        }
        return mentions;
    }

    private static bool IsProduct(Term term) => term.Groups.Any(group => group.Kind == SynonymKind.Product);

    private static Term? NextProduct(IReadOnlyList<Term> terms, int at)
    {
        var last = terms[at].IsChinese ? terms.Count - 1 : Math.Min(at + 1, terms.Count - 1);
        for (var i = at + 1; i <= last && (terms[i].Run == terms[at].Run || !terms[at].IsChinese); i++)
        {
            if (IsProduct(terms[i]))
                return terms[i];
        }
        return null;
    }

    private static bool AreKin(Term a, Term b) => Kin(a).Intersect(Kin(b)).Any();

    private static IEnumerable<SynonymGroup> Kin(Term term) => term.Groups.SelectMany(group => group.Broader.Prepend(group));
}
