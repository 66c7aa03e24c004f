namespace GeoGraph.Training;

/// <summary>A CoNLL-U file is wrong; the message is one line that says where and what: <c>id_gsd-dev.conllu:41: 9 columns where CoNLL-U has 10</c>.</summary>
public sealed class ConlluException(string message, Exception? inner = null) : Exception(message, inner);
