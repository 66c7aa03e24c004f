namespace GeoGraph.Text.Parsing;

/// <summary>Gives every token of a sentence a tag, from left to right, each choice seen by the next.</summary>
internal sealed class Tagger(WeightTable weights)
{
    /// <summary>Fills <see cref="ParseBuffer.FineTag"/>.</summary>
    public void Tag(ParseBuffer buffer)
    {
        Span<ulong> keys = stackalloc ulong[TaggerFeatures.Templates.Count];
        Span<short> scores = stackalloc short[weights.ScoreLength];
        int before = 0, secondBefore = 0;
        for (var i = 1; i <= buffer.Count; i++)
        {
            TaggerFeatures.Fill(buffer, i, before, secondBefore, keys);
            weights.Score(keys, scores);
            var best = Best(scores[..weights.Classes]);
            buffer.FineTag[i] = best;
            (secondBefore, before) = (before, best + 1);
        }
    }

    /// <summary>The first of the highest.</summary>
    public static int Best(ReadOnlySpan<short> scores)
    {
        var best = 0;
        for (var c = 1; c < scores.Length; c++)
        {
            if (scores[c] > scores[best])
            {
                best = c;
            }
        }

        return best;
    }
}
