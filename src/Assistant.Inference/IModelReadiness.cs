namespace Assistant.Inference;

/// <summary>Tells whether the guide's model can answer; what <c>/health/ready</c> asks.</summary>
public interface IModelReadiness
{
    /// <summary>True from when the model is loaded and has generated a token.</summary>
    bool IsReady { get; }
}
