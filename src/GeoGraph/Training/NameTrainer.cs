using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>Learns to recognise names from sentences marked in BIO form, on top of a language model that tags them.</summary>
public static class NameTrainer
{
    /// <summary>Learns a recogniser and gives it as the bytes of its file; the same data and seed give the same bytes.</summary>
    /// <param name="model">Gives the tags and classes of the words.</param>
    public static byte[] Train(IReadOnlyList<NameSentence> sentences, LanguageModel model, TrainingOptions options, CancellationToken cancellation)
    {
        var names = NameModel.Labels(sentences.SelectMany(s => s.Labels).Where(l => l != NameSentence.Unknown));
        var numbers = names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        var memories = sentences.Select(s => model.Tag(s.Forms)).ToList();
        var likely = Likely(sentences, memories, numbers);
        memories.ForEach(m => NameModel.SetLikely(m, likely));
        var sequences = sentences.Select((s, i) => new SequenceTrainer.Sequence(memories[i], [0, .. s.Labels.Select(l => numbers.GetValueOrDefault(l, SequenceTrainer.Unknown))], 0)).ToList();
        var trainer = new SequenceTrainer(TaggerFeatures.FillName, TaggerFeatures.NameTemplates.Count);
        var features = trainer.Features(sequences, false, 1);
        var sums = new float[features.Keys.Length * names.Count];
        for (var k = 0; k < options.Restarts; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            trainer.Train(sequences, features, names.Count, options.NameEpochs, options, options.Seed + k).AddAverages(sums, 0);
        }

        return NameModel.Write(names, likely, writer => WeightTable.Write(writer, features.Keys, sums, names.Count, options.Pruning, options.Restarts));
    }

    /// <summary>The label each word mostly has, from 1, where it occurs twice or more.</summary>
    private static Dictionary<ulong, byte> Likely(IReadOnlyList<NameSentence> sentences, List<ParseBuffer> buffers, Dictionary<string, int> numbers)
    {
        var counts = new Dictionary<ulong, int[]>();
        for (var s = 0; s < buffers.Count; s++)
        {
            for (var i = 1; i <= buffers[s].Count; i++)
            {
                if (numbers.TryGetValue(sentences[s].Labels[i - 1], out var label))
                {
                    counts.TryAdd(buffers[s].Word[i], new int[numbers.Count]);
                    counts[buffers[s].Word[i]][label]++;
                }
            }
        }

        return counts.Where(c => c.Value.Sum() > 2).ToDictionary(c => c.Key, c => (byte)(Array.IndexOf(c.Value, c.Value.Max()) + 1));
    }
}
