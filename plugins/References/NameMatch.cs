using System.Text;
using Assistant.Shop.Catalogue;

namespace Assistant.Plugins.References;

/// <summary>How well a reference fits a product's names, in either language.</summary>
internal static class NameMatch
{
    public const double Exact = 4, Contained = 3, AllWords = 2, AlikeFrom = 0.6;

    /// <summary>4 the same name, 3 one contains the other, 2 all words occur in name, brand or options, 0.6-1 much alike (Dice over character pairs), else 0.</summary>
    public static double Score(string reference, Product product)
    {
        var key = Key(reference);
        if (key.Length == 0)
            return 0;
        var names = new[] { product.Name.En, product.Name.Zh }.OfType<string>().Select(Key).Where(name => name.Length > 0).ToList();
        if (names.Contains(key))
            return Exact;
        if (LongEnough(key) && names.Exists(name => name.Contains(key, StringComparison.Ordinal) || LongEnough(name) && key.Contains(name, StringComparison.Ordinal)))
            return Contained;
        if (LongEnough(key) && Words(reference).All(word => Haystack(product).Contains(word, StringComparison.Ordinal)))
            return AllWords;
        var alike = names.Select(name => Dice(key, name)).DefaultIfEmpty().Max();
        return alike >= AlikeFrom ? alike : 0;
    }

    /// <summary>Letters and digits only, lower case: "Sony WH-1000XM5" becomes "sonywh1000xm5".</summary>
    public static string Key(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsLetterOrDigit));

    /// <summary>False for a letter or a digit alone: it fits half the shop.</summary>
    public static bool IsName(string text) => Key(text) is var key && (key.Length > 1 || IsHan(key));

    // Two Latin letters or one Han character occur in too many names to tell one by them.
    private static bool LongEnough(string key) => key.Length >= (IsHan(key) ? 2 : 3);

    private static bool IsHan(string key) => key.Any(c => c > '\u2e7f');

    private static IEnumerable<string> Words(string reference) =>
        reference.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Key).Where(word => word.Length > 0);

    private static string Haystack(Product product) => string.Join('\n', new[] { product.Name.En, product.Name.Zh, product.Brand }
        .Concat(product.Attributes.SelectMany(a => new[] { a.Value.En, a.Value.Zh }))
        .Concat(product.Variants.SelectMany(v => v.Options).SelectMany(o => new[] { o.Value.En, o.Value.Zh }))
        .OfType<string>().Select(Key));

    /// <summary>Sørensen-Dice coefficient over character pairs, 0-1.</summary>
    private static double Dice(string left, string right)
    {
        if (left.Length < 2 || right.Length < 2)
            return 0;
        var pairs = Pairs(left);
        var other = Pairs(right);
        return 2.0 * pairs.Intersect(other, StringComparer.Ordinal).Count() / (pairs.Count + other.Count);
    }

    private static HashSet<string> Pairs(string text) =>
        Enumerable.Range(0, text.Length - 1).Select(i => text.Substring(i, 2)).ToHashSet(StringComparer.Ordinal);
}
