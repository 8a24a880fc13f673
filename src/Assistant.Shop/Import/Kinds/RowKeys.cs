using System.Security.Cryptography;
using System.Text;

namespace Assistant.Shop.Import.Kinds;

/// <summary>
/// Keys for rows without an id: a hash of what the row says and how often it said so before in this file. The same file gives the
/// same keys again, wherever its rows stand.
/// </summary>
internal sealed class RowKeys(string source)
{
    private readonly Dictionary<Int128, int> _seen = [];

    /// <summary>The key for the next row with this content: <c>source:hash</c>, with <c>:2</c> and up for a repetition.</summary>
    public string Next(params ReadOnlySpan<string?> content)
    {
        var text = string.Join('\u001f', content);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        var count = ++System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_seen, System.Buffers.Binary.BinaryPrimitives.ReadInt128BigEndian(hash), out _);
        var key = $"{source}:{Convert.ToHexStringLower(hash)}";
        return count == 1 ? key : $"{key}:{count}";
    }
}
