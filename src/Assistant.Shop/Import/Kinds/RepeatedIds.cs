using System.Security.Cryptography;
using System.Text.Json;

namespace Assistant.Shop.Import.Kinds;

/// <summary>
/// Notices an id that stands twice in one file. The same content again is nothing new; other content is rejected, since taking
/// the last one would change the shop anew with every run of the same file.
/// </summary>
internal sealed class RepeatedIds
{
    private readonly Dictionary<string, (long Row, ulong Hash)> _seen = new(StringComparer.Ordinal);

    /// <exception cref="RowRejectedException">The id stands in an earlier row with other content.</exception>
    public bool IsNew(string id, object content, long row)
    {
        var hash = BitConverter.ToUInt64(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content)));
        if (_seen.TryAdd(id, (row, hash)))
            return true;
        var (first, before) = _seen[id];
        return before == hash ? false : throw new RowRejectedException($"id {id} stands in row {first} already, with other content");
    }
}
