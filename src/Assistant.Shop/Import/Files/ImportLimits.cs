namespace Assistant.Shop.Import.Files;

/// <summary>What no file that a shop would import reaches; beyond it a file is broken or hostile.</summary>
internal static class ImportLimits
{
    /// <summary>Characters of a line, or of a row with quoted line breaks.</summary>
    public const int Line = 4 * 1024 * 1024;

    /// <summary>Bytes of one JSON row.</summary>
    public const int JsonRow = 8 * 1024 * 1024;

    /// <summary>Columns of a table.</summary>
    public const int Columns = 2_000;

    /// <summary>Bytes unpacked for each byte packed, counted after <see cref="RatioFrom"/> bytes; text packs 5-20 times.</summary>
    public const int Ratio = 200;
    public const long RatioFrom = 16L * 1024 * 1024;

    /// <summary>Bytes of a policy document, which is read whole.</summary>
    public const int Document = 4 * 1024 * 1024;
}
