namespace GeoGraph.Neo4j;

/// <summary>A server refused a text, or could not be reached.</summary>
internal sealed class CypherException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Code of a connection that could not be made or broke: nobody knows what the server did.</summary>
    public const string Unreachable = "Connection";

    /// <summary>Code of a transaction that the server does not know any more.</summary>
    public const string TransactionLost = "TransactionLost";

    /// <summary>The server's code (<c>Neo.ClientError.Statement.SyntaxError</c>), or one of the constants here.</summary>
    public string Code => code;

    /// <summary>Whether the same work may succeed when it is tried again.</summary>
    public bool IsTransient => code is Unreachable or TransactionLost or "Neo.ClientError.Cluster.NotALeader" or "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"
        || (code.StartsWith("Neo.TransientError.", StringComparison.Ordinal)
            && code is not ("Neo.TransientError.Transaction.Terminated" or "Neo.TransientError.Transaction.LockClientStopped"));
}
