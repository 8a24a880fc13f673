namespace Assistant.Shop.Text;

/// <summary>
/// The Porter2 stemmer (M. F. Porter, "The English (Porter2) stemming algorithm", snowballstem.org): running, runs -> run.
/// </summary>
public static class EnglishStemmer
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl", ["gently"] = "gentl",
        ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl", ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe",
        ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
    };

    private static readonly HashSet<string> AfterStep1a = new(StringComparer.Ordinal)
        { "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed" };

    private static readonly string[] RegionExceptions = ["gener", "commun", "arsen"];
    private static readonly string[] Doubles = ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"];

    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"),
        ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"), ("ousli", "ous"),
        ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("ator", "ate"),
        ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic",
    ];

    /// <summary>The stem of a lower-case word. Words of two letters or fewer, and words with anything but a-z, stay as they are.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= 2 || !word.All(char.IsAsciiLetterLower))
            return word;
        if (Exceptions.TryGetValue(word, out var exception))
            return exception;
        word = MarkConsonantY(word);
        var (r1, r2) = Regions(word);
        word = Step1A(word);
        if (AfterStep1a.Contains(word))
            return word;
        word = Step1C(Step1B(word, r1));
        word = ReplaceStep2(word, r1);
        word = ReplaceStep3(word, r1, r2);
        word = RemoveStep4(word, r2);
        return RemoveStep5(word, r1, r2).ToLowerInvariant();
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static string MarkConsonantY(string word)
    {
        if (!word.Contains('y'))
            return word;
        var letters = word.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1])))
                letters[i] = 'Y';
        }
        return new(letters);
    }

    // R1 is what follows the first consonant after a vowel, R2 the same inside R1; both as start offsets.
    private static (int R1, int R2) Regions(string word)
    {
        var special = RegionExceptions.FirstOrDefault(prefix => word.StartsWith(prefix, StringComparison.Ordinal));
        var r1 = special?.Length ?? After(word, 0);
        return (r1, After(word, r1));
    }

    private static int After(string word, int start)
    {
        for (var i = start + 1; i < word.Length; i++)
        {
            if (!IsVowel(word[i]) && IsVowel(word[i - 1]))
                return i + 1;
        }
        return word.Length;
    }

    private static string Step1A(string word)
    {
        if (word.EndsWith("sses", StringComparison.Ordinal))
            return word[..^2];
        if (word.EndsWith("ied", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal))
            return word.Length > 4 ? word[..^2] : word[..^1];
        if (word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("ss", StringComparison.Ordinal) || !word.EndsWith('s'))
            return word;
        return word[..^2].Any(IsVowel) ? word[..^1] : word;
    }

    private static string Step1B(string word, int r1)
    {
        if (Suffix(word, "eedly", "eed") is { } eed)
            return word.Length - eed.Length >= r1 ? word[..^eed.Length] + "ee" : word;
        if (Suffix(word, "ingly", "edly", "ing", "ed") is not { } suffix || !word[..^suffix.Length].Any(IsVowel))
            return word;
        word = word[..^suffix.Length];
        if (Suffix(word, "at", "bl", "iz") is not null)
            return word + "e";
        if (Suffix(word, Doubles) is not null)
            return word[..^1];
        return IsShort(word, r1) ? word + "e" : word;
    }

    private static string Step1C(string word) =>
        word.Length > 2 && word[^1] is 'y' or 'Y' && word.Length > 2 && !IsVowel(word[^2]) ? word[..^1] + "i" : word;

    private static string ReplaceStep2(string word, int r1)
    {
        foreach (var (suffix, replacement) in Step2)
        {
            if (!word.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            var stem = word[..^suffix.Length];
            var allowed = suffix switch
            {
                "ogi" => stem.EndsWith('l'),
                "li" => stem.Length > 0 && stem[^1] is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't',
                _ => true,
            };
            return stem.Length >= r1 && allowed ? stem + replacement : word;
        }
        return word;
    }

    private static string ReplaceStep3(string word, int r1, int r2)
    {
        foreach (var (suffix, replacement) in Step3)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
                return word.Length - suffix.Length >= (suffix == "ative" ? r2 : r1) ? word[..^suffix.Length] + replacement : word;
        }
        return word;
    }

    private static string RemoveStep4(string word, int r2)
    {
        if (Suffix(word, Step4) is not { } suffix || word.Length - suffix.Length < r2)
            return word;
        var stem = word[..^suffix.Length];
        return suffix != "ion" || stem.Length > 0 && stem[^1] is 's' or 't' ? stem : word;
    }

    private static string RemoveStep5(string word, int r1, int r2)
    {
        var end = word.Length - 1;
        if (word.EndsWith('e'))
            return end >= r2 || end >= r1 && !EndsInShortSyllable(word[..^1]) ? word[..^1] : word;
        return word.EndsWith("ll", StringComparison.Ordinal) && end >= r2 ? word[..^1] : word;
    }

    private static bool IsShort(string word, int r1) => r1 >= word.Length && EndsInShortSyllable(word);

    private static bool EndsInShortSyllable(string word) => word.Length switch
    {
        < 2 => false,
        2 => IsVowel(word[0]) && !IsVowel(word[1]),
        _ => !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'Y') && IsVowel(word[^2]) && !IsVowel(word[^3]),
    };

    private static string? Suffix(string word, params ReadOnlySpan<string> suffixes)
    {
        foreach (var suffix in suffixes)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
                return suffix;
        }
        return null;
    }
}
