using System.Runtime.CompilerServices;

namespace GeoGraph.Text.Parsing;

/// <summary>Gives every token of a sentence a tag, from left to right, each choice seen by the next.</summary>
internal sealed class Tagger(WeightTable weights)
{
    private readonly StepwiseScorer _tags = new(weights, StepwiseScorer.Lead, TaggerFeatures.Templates);

    /// <summary>Fills <see cref="ParseBuffer.FineTag"/>.</summary>
    [SkipLocalsInit]
    public void Tag(ParseBuffer buffer)
    {
        Span<ulong> atoms = stackalloc ulong[FeatureTemplates.MaximumAtoms];
        Span<short> scores = stackalloc short[_tags.ScoreLength];
        int before = 0, secondBefore = 0;
        for (var i = 1; i <= buffer.Count; i++)
        {
            TaggerFeatures.Read(buffer, i, before, secondBefore, atoms);
            var best = _tags.Best(atoms, scores);
            buffer.FineTag[i] = best;
            (secondBefore, before) = (before, best + 1);
        }
    }
}
