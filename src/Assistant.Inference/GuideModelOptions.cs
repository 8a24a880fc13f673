using System.ComponentModel.DataAnnotations;

namespace Assistant.Inference;

/// <summary>Section <c>Models:Guide</c>: the language model of the guide.</summary>
public sealed class GuideModelOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Models:Guide";

    /// <summary>The GGUF file, relative to the repository (or <c>ASSISTANT_HOME</c>). Ignored when <see cref="Endpoint"/> is set.</summary>
    public string Path { get; set; } = "models/guide-mini/guide-mini-0-q8_0.gguf";

    /// <summary>Base address of an OpenAI-compatible server, such as <c>http://127.0.0.1:8000/v1</c>. Null: the local model.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Model name sent to <see cref="Endpoint"/>.</summary>
    public string? Name { get; set; }

    /// <summary>Key for <see cref="Endpoint"/>; best from the environment: <c>Models__Guide__ApiKey</c>.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Seconds that <see cref="Endpoint"/> may be silent before a request is given up, 1-600.</summary>
    [Range(1, 600)]
    public int EndpointTimeoutSeconds { get; set; } = 60;

    /// <summary><c>auto</c> (a GPU when there is one), <c>cpu</c>, <c>cuda:N</c>. Asked for and absent: start-up fails.</summary>
    [RegularExpression("^(auto|cpu|cuda:[0-9]{1,2})$", ErrorMessage = "Models:Guide:Device must be auto, cpu or cuda:N.")]
    public string Device { get; set; } = "auto";

    /// <summary>Threads that decode, 1-64; 0: the engine chooses (the cores; one for single tokens of models below 100 million parameters).</summary>
    [Range(0, 64)]
    public int Threads { get; set; }

    /// <summary>Conversations decoded together, 1-64.</summary>
    [Range(1, 64)]
    public int Slots { get; set; } = 8;

    /// <summary>Tokens of context for one conversation, 256-131072; 0: what the model was trained on, at most 8192.</summary>
    [Range(0, 131072)]
    public int ContextLength { get; set; }

    /// <summary>Requests that may wait for a slot, 1-1024. Full: the request is refused (HTTP 429 with Retry-After).</summary>
    [Range(1, 1024)]
    public int QueueLimit { get; set; } = 64;

    /// <summary>True loads a GGUF that <c>models/manifest.json</c> does not list (<c>--allow-unlisted-model</c>).</summary>
    public bool AllowUnlisted { get; set; }
}
