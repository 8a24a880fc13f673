using System.Globalization;

namespace Assistant.Server.Channels.WebChat;

/// <summary>A place in the order of stored activities: <c>StoredActivity.Id</c> of the last one a client has seen, 0 for none.</summary>
internal static class Watermark
{
    /// <summary>Absent, empty and <c>-</c> all mean "from the start": clients send each of them.</summary>
    /// <exception cref="DirectLineException">Anything else that is not a number.</exception>
    public static long Parse(string? text)
    {
        if (text is null or "" or "-")
            return 0;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw DirectLineException.BadArgument("watermark: send the value of an earlier answer back unchanged, or leave it out to read from the start.");
    }

    public static string Format(long value) => value.ToString(CultureInfo.InvariantCulture);
}
