using Xunit;

namespace Assistant.Testing;

/// <summary>A test that needs files of <c>../shared</c>; skipped, with the missing name as reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    /// <param name="needs">Paths below <c>../shared</c> that must exist.</param>
    public SharedFactAttribute(params string[] needs) => Skip = Needs.Missing(needs)!;
}

/// <summary><see cref="SharedFactAttribute"/> for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    /// <param name="needs">Paths below <c>../shared</c> that must exist.</param>
    public SharedTheoryAttribute(params string[] needs) => Skip = Needs.Missing(needs)!;
}

/// <summary>A test that needs an NVIDIA GPU.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GpuFactAttribute : FactAttribute
{
    /// <summary>Skips where no <c>/dev/nvidia0</c> exists.</summary>
    public GpuFactAttribute() => Skip = File.Exists("/dev/nvidia0") ? null! : "no NVIDIA GPU on this machine";
}

/// <summary>A test that drives a real Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>The browser that is driven: <c>ASSISTANT_CHROMIUM</c>, else the usual places.</summary>
    public static string? Executable { get; } =
        new[] { Environment.GetEnvironmentVariable("ASSISTANT_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(path => path is not null && File.Exists(path));

    /// <summary>Skips where no Chromium is installed.</summary>
    public BrowserFactAttribute() =>
        Skip = Executable is null ? "no Chromium: install it (Debian: apt-get install chromium) or set ASSISTANT_CHROMIUM" : null!;
}

/// <summary><see cref="BrowserFactAttribute"/> for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips where no Chromium is installed.</summary>
    public BrowserTheoryAttribute() => Skip = new BrowserFactAttribute().Skip;
}

internal static class Needs
{
    public static string? Missing(string[] needs)
    {
        var missing = needs.Where(need => !Shared.Has(need)).ToArray();
        return missing.Length == 0 ? null : "needs ../shared/" + string.Join(", ../shared/", missing);
    }
}
