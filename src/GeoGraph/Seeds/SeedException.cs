namespace GeoGraph.Seeds;

/// <summary>A seed file is wrong; the message is one line that says where and what: <c>seeds/lang/id/cues.tsv:41: unknown cue kind 'sayd'</c>.</summary>
public sealed class SeedException(string message, Exception? inner = null) : Exception(message, inner);
