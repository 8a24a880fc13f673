using System.Reflection;
using System.Runtime.InteropServices;

namespace Assistant.Inference.Llama.Interop;

/// <summary>Finds llama.cpp's libraries, whose file names carry their version, and hands them to the runtime.</summary>
internal static class NativeLibraries
{
    public const string Llama = "llama", Ggml = "ggml", GgmlBase = "ggml-base";

    private static readonly Dictionary<string, nint> Loaded = new(StringComparer.Ordinal);
    private static string _folder = "";

    /// <summary>The npm package folder names for this machine, best first.</summary>
    private static string[] Packages =>
        (OperatingSystem.IsWindows(), OperatingSystem.IsMacOS(), RuntimeInformation.ProcessArchitecture) switch
        {
            (true, _, Architecture.X64) => ["win-x64"],
            (true, _, Architecture.Arm64) => ["win-arm64"],
            (_, true, Architecture.Arm64) => ["mac-arm64-metal"],
            (_, true, Architecture.X64) => ["mac-x64"],
            (_, _, Architecture.X64) => ["linux-x64-cuda", "linux-x64"],
            (_, _, Architecture.Arm64) => ["linux-arm64"],
            _ => [],
        };

    /// <summary>The folder that holds the libraries: the CUDA build when it is installed, else the plain one.</summary>
    /// <exception cref="ModelStartException">No libraries for this machine are installed.</exception>
    public static string FindFolder()
    {
        string[] roots = [AppContext.BaseDirectory, AssistantHome.Folder];
        foreach (var package in Packages)
        {
            foreach (var root in roots)
            {
                foreach (var modules in new[] { "native/cuda/node_modules", "native/node_modules" })
                {
                    var folder = Path.Combine(root, modules, "@node-llama-cpp", package, "bins", package);
                    if (Directory.Exists(folder))
                        return Path.GetFullPath(folder);
                }
            }
        }
        throw new ModelStartException(
            $"llama.cpp's libraries for {RuntimeInformation.RuntimeIdentifier} are not installed below {Path.Combine(AssistantHome.Folder, "native")}. Run: npm ci --ignore-scripts --prefix native");
    }

    /// <summary>Makes every declaration of this assembly resolve to the libraries of <paramref name="folder"/>. The first folder stays.</summary>
    public static void Use(string folder)
    {
        if (_folder.Length > 0)
            return;
        _folder = folder;
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
    }

    /// <summary>The file of a library: <c>libllama.v0.5.0.so</c>, <c>libggml.cuda.v0.5.0.so</c>, <c>llama.v0.4.0.dll</c>, <c>libggml-base.dylib</c>.</summary>
    /// <exception cref="ModelStartException">No such file.</exception>
    internal static string FileOf(string library, string folder)
    {
        var (prefix, suffix) = OperatingSystem.IsWindows() ? ("", ".dll") : ("lib", OperatingSystem.IsMacOS() ? ".dylib" : ".so");
        return Directory.EnumerateFiles(folder, $"{prefix}{library}.*")
                   .Where(file => file.EndsWith(suffix, StringComparison.Ordinal))
                   .Order(StringComparer.Ordinal).FirstOrDefault()
               ?? throw new ModelStartException($"{folder} holds no {prefix}{library}*{suffix}: the installation is damaged. Run: npm ci --ignore-scripts --prefix native");
    }

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? search)
    {
        if (library is not (Llama or Ggml or GgmlBase))
            return 0;
        lock (Loaded)
        {
            if (!Loaded.TryGetValue(library, out var handle))
                Loaded[library] = handle = NativeLibrary.Load(FileOf(library, _folder));
            return handle;
        }
    }
}
