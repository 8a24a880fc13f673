using System.ComponentModel.DataAnnotations;

namespace Assistant.Server;

/// <summary>Section <c>Server</c> of the configuration.</summary>
public sealed class ServerOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Server";

    /// <summary>Where the server listens: http, an address, a port (0: any free one). Default: this machine only. For other machines put a proxy with TLS before it.</summary>
    [Required, RegularExpression("^http://[^/]+:[0-9]{1,5}/?$", ErrorMessage = "Server:Url must look like http://127.0.0.1:5080.")]
    public string Url { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Other sites that may show the chat page in a frame, such as <c>https://shop.example</c>. Default: none.</summary>
    public List<string> FrameAncestors { get; } = [];
}
