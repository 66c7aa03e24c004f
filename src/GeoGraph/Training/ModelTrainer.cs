using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>Makes a language model from treebanks.</summary>
/// <remarks>
/// What a later model reads from an earlier one (tags, the guide's tree, the parser's) is given to it in training as the earlier one would say it of
/// sentences it has not seen: the data are divided into folds, and each is told by a model learnt from the others.
/// </remarks>
public sealed class ModelTrainer
{
    /// <summary>Neighbouring sentences are of one document; they go to the same fold.</summary>
    private const int Block = 20;

    /// <summary>A word has a likely tag when it occurs so often.</summary>
    private const int LikelyTagCount = 3;

    private static readonly SequenceTrainer s_tagger = new(TaggerFeatures.Fill, TaggerFeatures.Templates.Count);

    private readonly TrainingOptions _options;
    private readonly IProgress<string>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly List<string> _tags = ["PAD", "ROOT"];
    private readonly List<string> _relations = [];
    private readonly Dictionary<ulong, WordClass> _clusters;
    private readonly bool _domains;
    private readonly bool _fine;
    private readonly List<TrainingSentence> _sentences = [];

    /// <summary>The fold of each sentence: all copies of one are in the same.</summary>
    private readonly List<int> _folds = [];

    private ModelTrainer(TrainingData data, TrainingOptions options, IProgress<string>? progress, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _options = options;
        _progress = progress;
        _clusters = data.Clusters;
        _domains = data.Domain.Count > 0 && data.General.Count + data.TreeDomain.Count > 0;
        // The treebanks' own tags are used when all have them.
        _fine = data.General.Concat(data.Domain).Concat(data.TreeDomain).All(s => s.Words.All(w => w.Xpos.Length > 0));
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var relations = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (list, domain, tagDomain) in new[] { (data.General, 0, 0) }.Concat(Enumerable.Repeat((data.Domain, 1, 1), options.DomainWeight)).Concat(Enumerable.Repeat((data.TreeDomain, 1, 0), options.DomainWeight)))
        {
            for (var i = 0; i < list.Count; i++)
            {
                _sentences.Add(TrainingSentence.Of(list[i].Words, domain, tagDomain, w => NumberOf(TagOf(w), numbers, _tags), r => NumberOf(r, relations, _relations)));
                _folds.Add(i / Block % options.Folds);
            }
        }
    }

    /// <summary>Learns a model and gives it as the bytes of its file; the same data and seed give the same bytes.</summary>
    /// <param name="progress">Told a line for each part that is done; null for none.</param>
    public static byte[] Train(TrainingData data, TrainingOptions options, IProgress<string>? progress, CancellationToken cancellation) =>
        new ModelTrainer(data, options, progress, cancellation).Run();

    private byte[] Run()
    {
        var set = new TagSet(_tags);
        var groups = LanguageModel.RelationGroups(_relations);
        TagByFolds();
        var classes = Classes(_sentences);
        foreach (var sentence in _sentences)
        {
            sentence.SetWords(classes);
            sentence.Buffer.GeneralizeTags(set);
        }

        var sequences = Sequences(_sentences);
        var tagger = Learn("tagger", FewRestarts, [_options.TaggerFeatures], [s_tagger.Features(sequences, _domains, _options.MinimumCount)], (sets, k) =>
            [s_tagger.Train(sequences, sets[0], _tags.Count, _options.TaggerEpochs, _options, _options.Seed + k)]);
        var reversed = _sentences.ConvertAll(s => s.Reverse());
        ParseByFolds("guide", reversed, groups, false, Math.Max(3, _options.ParserEpochs - 2));
        for (var i = 0; i < _sentences.Count; i++)
        {
            _sentences[i].Buffer.SetGuide(reversed[i].Tree, reversed[i].Confidence);
        }

        var guide = LearnParser("guide", FewRestarts, [_options.GuideActionFeatures, _options.GuideArcFeatures], reversed, groups, false);
        reversed.Clear();
        var parser = LearnParser("parser", _options.Restarts, [_options.ActionFeatures, _options.ArcFeatures], _sentences, groups, true);
        ParseByFolds("trees", _sentences, groups, true, Math.Max(3, _options.ParserEpochs - 3));
        var reviser = Learn("reviser", FewRestarts, [_options.RevisionFeatures], [RevisionTrainer.Features(_sentences, groups, _domains, _options)], (sets, k) =>
            [RevisionTrainer.Train(_sentences, sets[0], groups, _options, _options.Seed + k)]);
        return LanguageModel.Write(
            set, _relations, classes,
            writer => tagger[0].Write(writer, _options.Pruning, FewRestarts),
            // The parser reads the guide's confidence in a few steps; on held-out text the sums of both models, surer than their mean, serve it better.
            writer => guide[0].Write(writer, _options.Pruning, 1),
            writer => guide[1].Write(writer, _options.Pruning, 1),
            writer => parser[0].Write(writer, _options.Pruning, _options.Restarts),
            writer => parser[1].Write(writer, _options.Pruning, _options.Restarts),
            writer => reviser[0].Write(writer, _options.Pruning, FewRestarts));
    }

    /// <summary>Of the models that gain little by more.</summary>
    private int FewRestarts => Math.Min(_options.Restarts, 2);

    /// <summary>The domain the model is made for.</summary>
    private int Domain => _domains ? 1 : 0;

    private static int NumberOf(string name, Dictionary<string, int> numbers, List<string> names)
    {
        if (!numbers.TryGetValue(name, out var number))
        {
            number = names.Count;
            numbers.Add(name, number);
            names.Add(name);
        }

        return number;
    }

    private string TagOf(TreebankWord word) =>
        word.Pos.ToString().ToUpperInvariant() + (_fine ? "/" + word.Xpos : "");

    private LearntWeights[] LearnParser(string what, int restarts, int[] most, IReadOnlyList<TrainingSentence> sentences, ulong[] groups, bool guided)
    {
        var (actions, arcs) = ParserTrainer.Features(sentences, groups, guided, _domains, _options);
        return Learn(what, restarts, most, [actions, arcs], (sets, k) => Parse(sentences, sets, groups, guided, _options.ParserEpochs, k));
    }

    private SparseLearner[] Parse(IReadOnlyList<TrainingSentence> sentences, FeatureSet[] sets, ulong[] groups, bool guided, int epochs, int k)
    {
        var trainer = ParserTrainer.Train(sentences, sets[0], sets[1], groups, guided, epochs, _options, _options.Seed + k);
        return [trainer.ActionLearner, trainer.ArcLearner];
    }

    /// <summary>
    /// Learns a model to choose the features with the largest weights, then restarts on those alone, and adds up the averaged weights of each,
    /// as the domain has them. Learning anew makes up for what is left out; cutting a finished model would not.
    /// </summary>
    /// <param name="most">How many features each of the tables may have.</param>
    private LearntWeights[] Learn(string what, int restarts, int[] most, FeatureSet[] sets, Func<FeatureSet[], int, SparseLearner[]> learn)
    {
        var sums = Choose(learn(sets, restarts), most);
        FeatureSet[] chosen = [.. sums.Select(s => s.Features)];
        _progress?.Report($"{what}: features chosen: {string.Join(" and ", chosen.Zip(sets, (c, s) => $"{c.Keys.Length} of {s.Keys.Length}"))}");
        for (var first = 0; first < restarts; first += _options.Threads)
        {
            // As many at a time as there are threads, added up in order: the sums do not depend on which is ready first.
            foreach (var models in Together(first, Math.Min(_options.Threads, restarts - first), k => learn(chosen, k)))
            {
                for (var m = 0; m < models.Length; m++)
                {
                    models[m].AddAverages(sums[m].Sums, Domain);
                }
            }

            _progress?.Report($"{what}: {Math.Min(first + _options.Threads, restarts)} of {restarts}");
        }

        return sums;
    }

    private LearntWeights[] Choose(SparseLearner[] learners, int[] most) => [.. learners.Select((learner, m) =>
    {
        var features = Choose(learner, most[m]);
        return new LearntWeights(features, learner.Classes, new float[features.Keys.Length * learner.Classes]);
    })];

    /// <summary>The features with the largest weights.</summary>
    private FeatureSet Choose(SparseLearner learner, int most)
    {
        var count = learner.Features.Keys.Length;
        if (count <= most)
        {
            return learner.Features;
        }

        var weights = new float[count * learner.Classes];
        learner.AddAverages(weights, Domain);
        var largest = WeightTable.Largest(weights, learner.Classes);
        // Of equal ones those with the smaller keys, so that there are never more.
        var chosen = new bool[count];
        foreach (var i in Enumerable.Range(0, count).OrderByDescending(i => largest[i]).Take(most))
        {
            chosen[i] = true;
        }

        return learner.Features.Select(i => chosen[i]);
    }

    private SparseLearner[][] Together(int first, int count, Func<int, SparseLearner[]> learn)
    {
        var models = new SparseLearner[count][];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads, CancellationToken = _cancellation }, k => models[k] = learn(first + k));
        return models;
    }

    private static List<SequenceTrainer.Sequence> Sequences(List<TrainingSentence> sentences) => sentences.ConvertAll(s => new SequenceTrainer.Sequence(s.Buffer, s.Tag, s.TagDomain));

    private void TagByFolds() => Folds("tags", (rest, part) =>
    {
        // Each fold has its own likely tags, and so its own view of the words.
        var train = rest.Select(i => _sentences[i].Copy()).ToList();
        var classes = Classes(train);
        train.ForEach(s => s.SetWords(classes));
        var sequences = Sequences(train);
        var learner = s_tagger.Train(sequences, s_tagger.Features(sequences, _domains, _options.MinimumCount), _tags.Count, Math.Max(3, _options.TaggerEpochs / 2), _options, _options.Seed);
        foreach (var domain in part.GroupBy(i => _sentences[i].TagDomain))
        {
            var tagger = new Tagger(Table(learner, domain.Key));
            foreach (var sentence in domain.Select(i => _sentences[i]))
            {
                sentence.SetWords(classes);
                tagger.Tag(sentence.Buffer);
            }
        }
    });

    /// <summary>Gives the sentences the trees that a parser learnt from others finds.</summary>
    private void ParseByFolds(string what, IReadOnlyList<TrainingSentence> sentences, ulong[] groups, bool guided, int epochs) => Folds(what, (rest, part) =>
    {
        List<TrainingSentence> others = [.. rest.Select(i => sentences[i])];
        var (actions, arcs) = ParserTrainer.Features(others, groups, guided, _domains, _options);
        var models = Parse(others, [actions, arcs], groups, guided, epochs, 0);
        foreach (var domain in part.Select(i => sentences[i]).GroupBy(s => s.Domain))
        {
            var parser = new DependencyParser(Table(models[0], domain.Key), Table(models[1], domain.Key), groups, guided);
            foreach (var sentence in domain)
            {
                sentence.Confidence = new float[sentence.Count + 2];
                parser.Parse(sentence.Buffer, sentence.Tree, sentence.Confidence);
            }
        }
    });

    /// <summary>Does <paramref name="act"/> for every fold with the sentences outside it and those in it.</summary>
    private void Folds(string what, Action<IReadOnlyList<int>, IReadOnlyList<int>> act)
    {
        var done = 0;
        Parallel.For(0, _options.Folds, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads, CancellationToken = _cancellation }, fold =>
        {
            var parts = Enumerable.Range(0, _folds.Count).ToLookup(i => _folds[i] == fold);
            act([.. parts[false]], [.. parts[true]]);
            _progress?.Report($"{what} of the training data: fold {Interlocked.Increment(ref done)} of {_options.Folds}");
        });
    }

    private WeightTable Table(SparseLearner learner, int domain)
    {
        var weights = new float[learner.Features.Keys.Length * learner.Classes];
        learner.AddAverages(weights, domain);
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        WeightTable.Write(writer, learner.Features.Keys, weights, learner.Classes, _options.Pruning, 1);
        return WeightTable.Read(new ModelReader(memory.GetBuffer().AsMemory(0, (int)memory.Length)));
    }

    /// <summary>The clusters, with the tag each word mostly has in the sentences.</summary>
    private WordClasses Classes(IReadOnlyList<TrainingSentence> sentences)
    {
        var counts = new Dictionary<ulong, SortedDictionary<int, int>>();
        foreach (var sentence in sentences)
        {
            sentence.SetWords(WordClasses.None);
            for (var i = 1; i <= sentence.Count; i++)
            {
                var word = sentence.Buffer.Word[i];
                counts.TryAdd(word, []);
                counts[word][sentence.Tag[i]] = counts[word].GetValueOrDefault(sentence.Tag[i]) + 1;
            }
        }

        var classes = new Dictionary<ulong, WordClass>(_clusters);
        foreach (var (word, tags) in counts.Where(c => c.Value.Values.Sum() >= LikelyTagCount))
        {
            classes[word] = classes.GetValueOrDefault(word) with { Tag = (byte)(tags.MaxBy(t => t.Value).Key + 1) };
        }

        return new WordClasses(classes);
    }

    /// <summary>The sums of the weights of several models, for each feature and outcome.</summary>
    private sealed record LearntWeights(FeatureSet Features, int Classes, float[] Sums)
    {
        public void Write(BinaryWriter writer, TablePruning pruning, int models) => WeightTable.Write(writer, Features.Keys, Sums, Classes, pruning, models);
    }
}
