namespace Assistant.Shop.Storage;

/// <summary>
/// Keeps a second server off a database: an empty file beside it, <c>FILE.server-lock</c>, held open without sharing.
/// The operating system frees it when the process ends, however it ends, so a leftover file means nothing.
/// </summary>
internal static class ServerLock
{
    /// <exception cref="ShopDatabaseException">Another process holds it.</exception>
    public static FileStream Take(string database)
    {
        var path = database + ".server-lock";
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException cause)
        {
            throw new ShopDatabaseException(
                $"Another server uses the database {database}. Stop it, or give this one its own file with --database PATH.", cause);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new ShopDatabaseException($"{path} cannot be written. Give this user the right to write there, or name another file with --database PATH.", cause);
        }
    }
}
