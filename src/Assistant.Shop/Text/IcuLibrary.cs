namespace Assistant.Shop.Text;

/// <summary>
/// The system's ICU library. .NET on Linux does not start without it; Windows and macOS keep theirs where <c>icu.net</c> may
/// not find it, and then Chinese text is segmented by the synonyms file alone.
/// </summary>
internal static class IcuLibrary
{
    private static readonly Lazy<string?> LoadError = new(Load);

    /// <summary>True when the library was found.</summary>
    public static bool IsAvailable => LoadError.Value is null;

    /// <summary>Why the library is not there, or null.</summary>
    public static string? Error => LoadError.Value;

    private static string? Load()
    {
        try
        {
            Icu.Wrapper.Init();
            // The version call is the first that needs the native library.
            _ = Icu.Wrapper.IcuVersion;
            return null;
        }
        catch (Exception error) when (error is IOException or DllNotFoundException or EntryPointNotFoundException or TypeInitializationException)
        {
            return error.Message;
        }
    }
}
