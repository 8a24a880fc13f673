namespace Assistant.Shop.Storage;

/// <summary>The database cannot be used. The message says which file, why, and what to do.</summary>
public sealed class ShopDatabaseException(string message, Exception? inner = null) : Exception(message, inner);
