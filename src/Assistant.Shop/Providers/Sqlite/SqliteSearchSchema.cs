using System.Data.Common;

namespace Assistant.Shop.Providers.Sqlite;

/// <summary>
/// The tables of the full-text index and the triggers that note what changed. They are derived data, made and replaced outside the
/// migrations (docs/decisions/040-search-index-outside-migrations.md).
/// </summary>
internal static class SqliteSearchSchema
{
    /// <summary>Changes with the statements below: an index of another layout is made anew.</summary>
    public const string Layout = "2";

    // The text comes analysed, as tokens joined by blanks; the ascii tokenizer keeps every non-ASCII character, and these three as well.
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS search_state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS search_pending (product_id TEXT PRIMARY KEY) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS search_document (number INTEGER PRIMARY KEY, product_id TEXT NOT NULL UNIQUE);
        CREATE VIRTUAL TABLE IF NOT EXISTS product_search USING fts5(
            name, brand, category, context, attributes, description, tokenize = "ascii tokenchars '=._'");
        CREATE VIRTUAL TABLE IF NOT EXISTS product_words USING fts5(words, tokenize = 'ascii', detail = none, columnsize = 0);
        CREATE VIRTUAL TABLE IF NOT EXISTS product_search_terms USING fts5vocab(product_search, row);
        CREATE VIRTUAL TABLE IF NOT EXISTS product_word_counts USING fts5vocab(product_words, row);
        CREATE INDEX search_facts ON Products (Id, Active, CategoryId, Brand, Price, Rating, RatingCount, Stock, Popularity, CreatedAt);
        INSERT INTO product_search (product_search, rank) VALUES ('secure-delete', 1);
        INSERT INTO product_words (product_words, rank) VALUES ('secure-delete', 1);
        """;

    private const string Drop = """
        DROP INDEX IF EXISTS search_facts;
        DROP TABLE IF EXISTS product_search_terms; DROP TABLE IF EXISTS product_word_counts;
        DROP TABLE IF EXISTS product_search; DROP TABLE IF EXISTS product_words;
        DROP TABLE IF EXISTS search_document; DROP TABLE IF EXISTS search_pending; DROP TABLE IF EXISTS search_state;
        """;

    // What search reads of a product while it answers (price, stock, rating, popularity) needs no trigger: it is not in the index.
    private static readonly (string Name, string Event, string Products)[] Triggers =
    [
        ("product_inserted", "INSERT ON Products", "SELECT NEW.Id"),
        ("product_updated", "UPDATE OF Name_En, Name_Zh, Description_En, Description_Zh, Brand, CategoryId ON Products", "SELECT NEW.Id"),
        ("product_deleted", "DELETE ON Products", "SELECT OLD.Id"),
        ("attribute_inserted", "INSERT ON ProductAttribute", "SELECT NEW.ProductId"),
        ("attribute_updated", "UPDATE ON ProductAttribute", "SELECT NEW.ProductId"),
        ("attribute_deleted", "DELETE ON ProductAttribute", "SELECT OLD.ProductId"),
        ("variant_deleted", "DELETE ON ProductVariant", "SELECT OLD.ProductId"),
        ("option_inserted", "INSERT ON VariantOption", "SELECT ProductId FROM ProductVariant WHERE Id = NEW.VariantId"),
        ("option_updated", "UPDATE ON VariantOption", "SELECT ProductId FROM ProductVariant WHERE Id = NEW.VariantId"),
        ("option_deleted", "DELETE ON VariantOption", "SELECT ProductId FROM ProductVariant WHERE Id = OLD.VariantId"),
        ("category_updated", "UPDATE OF Name_En, Name_Zh, ParentId ON Categories", """
            WITH RECURSIVE below (Id) AS (SELECT NEW.Id UNION SELECT c.Id FROM Categories c JOIN below ON c.ParentId = below.Id)
            SELECT p.Id FROM Products p JOIN below ON p.CategoryId = below.Id
            """),
    ];

    /// <summary>All that a search reads of a product: an index of its own, as a row with its descriptions fills pages.</summary>
    public const string Facts = "Products p INDEXED BY search_facts";

    /// <summary>True when the index of this <paramref name="version"/> and all its triggers are there.</summary>
    public static async Task<bool> IsCurrentAsync(DbConnection connection, string version, CancellationToken cancellationToken)
    {
        var made = await connection.ScalarAsync<long>(
            "SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('search_state', 'search_facts') OR type = 'trigger' AND name LIKE 'search\\_%' ESCAPE '\\'", cancellationToken);
        return made == Triggers.Length + 2 && await connection.ScalarAsync<string>("SELECT value FROM search_state WHERE key = 'version'", cancellationToken) == version;
    }

    /// <summary>Makes an empty index with every product noted as changed. Call it inside a transaction.</summary>
    public static async Task CreateAsync(DbConnection connection, string version, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Drop + Tables, cancellationToken);
        foreach (var (name, @event, products) in Triggers)
        {
            // A trigger's statement takes WITH only in a subquery; REPLACE, as the conflict clause of a trigger yields to the outer statement's.
            await connection.ExecuteAsync($"""
                DROP TRIGGER IF EXISTS search_{name};
                CREATE TRIGGER search_{name} AFTER {@event} BEGIN
                    DELETE FROM search_pending WHERE product_id IN ({products});
                    INSERT INTO search_pending (product_id) SELECT * FROM ({products});
                END;
                """, cancellationToken);
        }
        await connection.ExecuteAsync("INSERT INTO search_pending SELECT Id FROM Products", cancellationToken);
        await connection.ExecuteAsync("INSERT INTO search_state VALUES ('version', $version), ('generation', '0')", cancellationToken, ("$version", version));
    }
}
