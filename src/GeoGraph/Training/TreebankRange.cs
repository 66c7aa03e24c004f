namespace GeoGraph.Training;

/// <summary>Words that are written as one (<c>katanya</c>, <c>don't</c>).</summary>
/// <param name="First">Index of the first word, from 0.</param>
/// <param name="Last">Index of the last word, included; greater than <paramref name="First"/>.</param>
/// <param name="Form">How they are written together.</param>
/// <param name="SpaceAfter">False when what follows is written without a space.</param>
public sealed record TreebankRange(int First, int Last, string Form, bool SpaceAfter);
