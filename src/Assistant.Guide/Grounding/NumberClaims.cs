using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Guide.Constraints;

namespace Assistant.Guide.Grounding;

/// <summary>Proves every number of a sentence: prices against the product they stand beside, others against values of their kind.</summary>
internal sealed partial class NumberClaims(ReplyContext context)
{
    private static readonly string[] PriceKeys = ["price", "list_price", "subtotal", "total", "values"];

    [GeneratedRegex(@"(?<before>" + CurrencyWords.Before + @")\s?\**\s?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignBefore();

    [GeneratedRegex(@"^\**\s?(?<after>" + CurrencyWords.After + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignAfter();

    [GeneratedRegex(@"\b(?:under|below|within|up\s?to|budget|limit|less\s+than|at\s+most|over|above|more\s+than|between|around|about|from|to|max(?:imum)?|no\s+more\s+than)\b|以内|以下|以上|预算|不超过|最多|左右|之间|到|超过|低于|高于|约|限", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LimitWord();

    // Numerals inside everyday words say no number.
    [GeneratedRegex(@"十分|万一|一(?:般|样|起|下|些|点|定|直|共|切|旦|边|向|致|流|次性|体|并|律|键|会儿?|款|个|条|双|台|只|件|份|种|位|瓶|本|把|套|部|支|张)|统一|唯一|三星|七夕|千万|百分|万能|百搭|五金|四季|第一|之一|不一|任一|哪一|这一|那一|每一|另一|同一|周[一二三四五六]|星期[一二三四五六]|[几幾](?:个|款|种|件|位|样|天|双|台)|九阳|六神|五谷|双十一|百货|千元|百元|万用|八宝|一", RegexOptions.CultureInvariant)]
    private static partial Regex EverydayWord();

    // What a price may belong to when no product is named beside it.
    [GeneratedRegex(@"\b(?:it|its|it's|this|that|these|they|both|each|first|second|third|fourth|last|total|subtotal|price[sd]?|costs?|budget|limit|cheapest|dearest|shipping|delivery|orders?|postage|fee|free|range|from|between|under|over)\b|它|这|那|第|合计|总|共|价格|售价|单价|预算|最便宜|最贵|运费|邮费|订单|满|均|都|从|以内|以下|以上", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PriceOwner();

    /// <summary>Adds evidence for each number and a problem for each that nothing proves.</summary>
    /// <param name="sentence">As written by the model, cleaned.</param>
    /// <param name="mentions">The products it names.</param>
    public void Check(string sentence, IReadOnlyList<(FactItem Item, int Start, int End)> mentions, List<EvidenceRecord> evidence, List<string> problems)
    {
        var text = ShopperText.Of(sentence);
        foreach (var number in text.Numbers)
        {
            if (IsPartOfName(number, mentions) || IsListNumber(text.Text, number) || IsEveryday(text.Text, number))
                continue;
            var claim = text.Text.Substring(number.Start, number.Length);
            var currency = Currency(text.Text, number);
            var source = currency is not null
                ? PriceSource(text.Text, number, currency, mentions)
                : NumberSource(text.Text, number, mentions);
            if (source is not null && currency is not null && mentions.Count == 0 && !PriceOwner().IsMatch(text.Text))
                problems.Add($"the price {claim}, which stands beside no product's name");
            else if (source is null)
                problems.Add(currency is null ? $"the number {claim}" : $"the price {claim}");
            else
                evidence.Add(new(claim, currency is null ? "number" : "price", source));
        }
    }

    private static string? Currency(string text, NumberMention number)
    {
        var before = SignBefore().Match(text[..number.Start]);
        if (before.Success)
            return CurrencyWords.CodeOf(before.Groups["before"].Value);
        var after = SignAfter().Match(text[(number.Start + number.Length)..]);
        return after.Success ? CurrencyWords.CodeOf(after.Groups["after"].Value) : null;
    }

    private string? PriceSource(string text, NumberMention number, string currency, IReadOnlyList<(FactItem Item, int Start, int End)> mentions)
    {
        var own = currency == context.Currency;
        if (own && LimitWord().IsMatch(text) && (number.Value == context.MaxPrice || number.Value == context.MinPrice))
            return "shopper";
        if (LimitWord().IsMatch(text) && context.NamedLimits.Contains(number.Value))
            return "shopper";
        var item = Beside(number, mentions);
        var candidates = context.Facts.All.Where(fact => fact.Number == number.Value && IsPrice(fact) && (fact.Item?.Currency ?? context.Currency) == currency);
        // A price beside a product's name must be that product's; totals of carts and orders belong to no product.
        return candidates.LastOrDefault(fact => item is null || SameItem(fact.Item, item) || fact.Key is "total" or "subtotal" or "values")?.Source;
    }

    // An amount of money in a text counts where shops write amounts: in policies and in notes on a converted price.
    private static bool IsPrice(Fact fact) => PriceKeys.Contains(fact.Key)
        || (fact.Key == "text" && (fact.Source.Contains("/passages/", StringComparison.Ordinal) || fact.Source.Contains("/notes/", StringComparison.Ordinal)));

    private string? NumberSource(string text, NumberMention number, IReadOnlyList<(FactItem Item, int Start, int End)> mentions)
    {
        var item = Beside(number, mentions);
        var after = text[(number.Start + number.Length)..];
        var candidates = context.Facts.All.Where(fact => fact.Number is { } value && Equal(value, number) && (item is null || fact.Item is null || SameItem(fact.Item, item)));
        var kinds = Kinds(after);
        var proved = candidates.LastOrDefault(fact => kinds is null || kinds.Contains(fact.Key))?.Source;
        if (proved is not null)
            return proved;
        // Digits of an id, a date or a name: "order 1042", "2026-11-25".
        if (number.Spelling == NumberSpelling.Digits && context.Facts.TextWith(LooseText.Of(Token(text, number))) is { Text: not null } token)
            return token.Source;
        // What the shopper said may be repeated, but not as a property of a product.
        return item is null && context.ShopperTexts.Any(said => NumberReader.Read(said).Any(mention => mention.Value == number.Value || mention.Upper == number.Value)) ? "shopper" : null;
    }

    // Which members may prove a number with this unit; null: any.
    private static string[]? Kinds(string after)
    {
        if (Regex.IsMatch(after, @"^\s?(?:/\s?5|out\s+of|stars?\b|颗?星|分(?!钟))", RegexOptions.IgnoreCase))
            return ["rating", "values", "text", "min_rating"];
        if (Regex.IsMatch(after, @"^\s?(?:reviews?|ratings?|条评价|条评论|个评价|人评价)", RegexOptions.IgnoreCase))
            return ["rating_count", "values", "text"];
        if (Regex.IsMatch(after, @"^\s?(?:in\s+stock|left|available|件库存|件现货)", RegexOptions.IgnoreCase))
            return ["stock", "values", "available", "total"];
        if (Regex.IsMatch(after, @"^[\s-]?(?:hours?|hrs?|h\b|days?|weeks?|months?|years?|minutes?|mins?|g\b|kg|mm|cm|m\b|ml|l\b|gb|tb|mah|w\b|watts?|v\b|hz|inch|""|%|percent|小时|分钟|天|个?工作日|周|个?月|年|克|公斤|毫米|厘米|米|毫升|升|毫安|瓦|寸|英寸|岁|码)", RegexOptions.IgnoreCase))
            return ["text", "values", "expected_wait_minutes", "placed_at", "expected_at"];
        return null;
    }

    private static bool Equal(decimal fact, NumberMention number) =>
        fact == number.Value || (number.Spelling == NumberSpelling.Digits && decimal.Round(fact, Decimals(number.Value), MidpointRounding.AwayFromZero) == number.Value && Decimals(number.Value) > 0);

    private static int Decimals(decimal value) => Math.Min((decimal.GetBits(value)[3] >> 16) & 0xFF, 4);

    // The product whose name stands before the number, nearest first; else the first after it.
    private static FactItem? Beside(NumberMention number, IReadOnlyList<(FactItem Item, int Start, int End)> mentions)
    {
        if (mentions.Count == 0)
            return null;
        var before = mentions.Where(mention => mention.End <= number.Start).ToArray();
        return before.Length > 0 ? before[^1].Item : mentions[0].Item;
    }

    private static bool SameItem(FactItem? fact, FactItem named) =>
        fact is not null && (fact.LooseName == named.LooseName || (fact.Id is not null && fact.Id == named.Id));

    private static bool IsPartOfName(NumberMention number, IReadOnlyList<(FactItem Item, int Start, int End)> mentions) =>
        mentions.Any(mention => mention.Start <= number.Start && number.Start + number.Length <= mention.End);

    private bool IsListNumber(string text, NumberMention number)
    {
        var end = number.Start + number.Length;
        var most = Math.Max(4, context.Facts.Items.Count);
        var opensLine = string.IsNullOrWhiteSpace(text[(text.LastIndexOf('\n', Math.Max(number.Start - 1, 0)) + 1)..number.Start].Trim('*', '-', '#', ' ')) && end < text.Length && text[end] is '.' or ')' or '、' or '）';
        var ordinal = number.Start > 0 && text[number.Start - 1] is '第' or '#';
        var suffix = end + 1 < text.Length && text.AsSpan(end, 2).ToString().ToLower(CultureInfo.InvariantCulture) is "st" or "nd" or "rd" or "th";
        return (opensLine || ordinal || suffix) && number.Value >= 1 && number.Value <= most;
    }

    private static bool IsEveryday(string text, NumberMention number) => number.Spelling switch
    {
        NumberSpelling.English => number.Value <= 1,
        NumberSpelling.Chinese => EverydayWord().Matches(text).Any(word => word.Index <= number.Start && number.Start + number.Length <= word.Index + word.Length),
        _ => false,
    };

    private static string Token(string text, NumberMention number)
    {
        int start = number.Start, end = number.Start + number.Length;
        while (start > 0 && IsTokenPart(text[start - 1]))
            start--;
        while (end < text.Length && IsTokenPart(text[end]))
            end++;
        return text[start..end];
    }

    private static bool IsTokenPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/';
}
