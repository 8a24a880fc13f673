namespace Assistant.Inference;

/// <summary>The model server gave no usable answer: it cannot be reached, is too slow, broke off, refused the key or the request. The message says what to mend; it never holds the key.</summary>
public sealed class ModelUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
