using Assistant.Shop.Catalogue;

namespace Assistant.Shop.Import.Kinds;

/// <summary>Reads a category with its ancestors: <c>category</c> = "Home &gt; Kitchen", <c>category_id</c> = "3 &gt; 17" when the shop has ids of its own.</summary>
internal static class CategoryFields
{
    private const string Separator = ">";
    private const int Deepest = 8;

    /// <summary>The path, top first; empty when the row names no category.</summary>
    public static IReadOnlyList<Category> Read(RowFields fields)
    {
        var names = Split(fields.Text("category", RowFields.LongestName));
        var ids = Split(fields.Raw("category_id"));
        if (names.Length == 0)
            names = ids;
        if (names.Length > Deepest)
            throw new RowRejectedException($"category is nested more than {Deepest} levels deep");
        if (ids.Length > 0 && ids.Length != names.Length)
            throw new RowRejectedException("category and category_id name different numbers of levels");
        var path = new List<Category>();
        for (var level = 0; level < names.Length; level++)
        {
            var parent = level == 0 ? null : path[level - 1].Id;
            var id = ids.Length > 0 ? ids[level] : (parent is null ? "" : parent + "/") + names[level].ToLowerInvariant();
            path.Add(new() { Id = id, ParentId = parent, Name = Localized.Of(names[level]) });
        }
        return path;
    }

    private static string[] Split(string? path) => path?.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}

/// <summary>Texts of unknown language.</summary>
internal static class Localized
{
    public static LocalizedText Of(string? text) => LocalizedText.Of(Languages.Of(text), text);

    /// <summary>The field in both languages when the file has both (<c>name_en</c>, <c>name_zh</c>), else in the one it is written in.</summary>
    public static LocalizedText Read(RowFields fields, string field, int longest)
    {
        var text = fields.Text(field, longest);
        var result = text is null ? new() : Of(text);
        return new() { En = fields.Text(field + "_en", longest) ?? result.En, Zh = fields.Text(field + "_zh", longest) ?? result.Zh };
    }
}
