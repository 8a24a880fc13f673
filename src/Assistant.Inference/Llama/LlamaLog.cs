using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Assistant.Inference.Llama.Interop;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Inference.Llama;

/// <summary>Passes llama.cpp's log lines to an <see cref="ILogger"/>. The callback is static and never throws into native code.</summary>
internal static unsafe partial class LlamaLog
{
    private const int ContinueLevel = 5;

    private static readonly Lock Gate = new();
    private static readonly StringBuilder Line = new();
    private static ILogger _logger = NullLogger.Instance;
    private static LogLevel _level = LogLevel.Debug;

    /// <summary>True on the calling thread while the result of its native call is read and reported by the engine: the library's own complaints, also about a wanted abort, are then detail.</summary>
    [field: ThreadStatic]
    public static bool ResultIsRead { get; set; }

    /// <summary>Sends all further lines of libllama and libggml to <paramref name="logger"/>.</summary>
    public static void Attach(ILogger logger)
    {
        Volatile.Write(ref _logger, logger);
        LlamaApi.llama_log_set(&Receive, null);
        GgmlApi.ggml_log_set(&Receive, null);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Receive(int level, byte* text, void* userData)
    {
        try
        {
            Append(level, Marshal.PtrToStringUTF8((nint)text) ?? "");
        }
        catch (Exception)
        {
            // A logger that throws must not unwind through C code.
        }
    }

    private static void Append(int level, string text)
    {
        lock (Gate)
        {
            if (level != ContinueLevel)
                _level = LevelOf(level);
            Line.Append(text);
            if (!text.EndsWith('\n'))
                return;
            var line = Line.ToString().TrimEnd();
            Line.Clear();
            var logger = Volatile.Read(ref _logger);
            if (line.Length > 0 && logger.IsEnabled(_level))
                LogNative(logger, _level, line);
        }
    }

    /// <summary>llama.cpp's information and warnings are our detail: what matters to an operator the engine logs itself.</summary>
    private static LogLevel LevelOf(int level) => level switch
    {
        4 when !ResultIsRead => LogLevel.Error,
        2 or 3 or 4 => LogLevel.Debug,
        _ => LogLevel.Trace,
    };

    [LoggerMessage(Message = "llama.cpp: {Line}")]
    private static partial void LogNative(ILogger logger, LogLevel level, string line);
}
