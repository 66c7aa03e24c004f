using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>
/// Learns the actions and relations of the parser with a dynamic oracle for arc-hybrid (Goldberg &amp; Nivre 2013): the parser follows its own
/// choices, and in every situation, also a wrong one, learns which actions lose no more right arcs.
/// </summary>
internal sealed class ParserTrainer
{
    private const int Actions = Configuration.Actions;

    private readonly TrainingOptions _options;
    private readonly ulong[] _groups;
    private readonly bool _guided;
    private SeededRandom _random;
    private readonly Configuration _z = new();
    private readonly ulong[] _keys = new ulong[ParserFeatures.MaximumKeys];
    private readonly int[] _rows = new int[ParserFeatures.MaximumKeys * 2];
    private readonly float[] _scores;
    private readonly float[] _gradient;

    private ParserTrainer(FeatureSet actions, FeatureSet arcs, ulong[] groups, bool guided, TrainingOptions options, int seed)
    {
        _options = options;
        _groups = groups;
        _guided = guided;
        _random = new SeededRandom(seed);
        ActionLearner = new SparseLearner(actions, Actions, options.Rate);
        ArcLearner = new SparseLearner(arcs, groups.Length, options.Rate);
        _scores = new float[Math.Max(ActionLearner.ScoreLength, ArcLearner.ScoreLength)];
        _gradient = new float[_scores.Length];
    }

    public SparseLearner ActionLearner { get; }

    public SparseLearner ArcLearner { get; }

    /// <param name="sentences">With tags as the parser will find them, and a guide when it is to be guided.</param>
    /// <param name="actions">The features that actions are learnt from.</param>
    /// <param name="arcs">Those that relations are learnt from.</param>
    public static ParserTrainer Train(
        IReadOnlyList<TrainingSentence> sentences, FeatureSet actions, FeatureSet arcs, ulong[] groups, bool guided, int epochs, TrainingOptions options, int seed)
    {
        var trainer = new ParserTrainer(actions, arcs, groups, guided, options, seed);
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            trainer._random.Shuffle(order);
            foreach (var i in order)
            {
                trainer.Learn(sentences[i], epoch == 0);
            }
        }

        return trainer;
    }

    /// <summary>The features of actions and of arcs on the way to the right trees.</summary>
    /// <param name="domains">Whether features have copies for their domain.</param>
    public static (FeatureSet Actions, FeatureSet Arcs) Features(IReadOnlyList<TrainingSentence> sentences, ulong[] groups, bool guided, bool domains, TrainingOptions options)
    {
        var (actions, arcs) = (new FeatureSet(domains), new FeatureSet(domains));
        var z = new Configuration();
        var keys = new ulong[ParserFeatures.MaximumKeys];
        Span<int> costs = stackalloc int[Actions];
        foreach (var sentence in sentences)
        {
            z.Start(sentence.Count);
            while (!z.IsFinal)
            {
                actions.Observe(keys.AsSpan(0, ParserFeatures.FillAction(sentence.Buffer, z, keys, guided)), sentence.Domain);
                Costs(sentence, z, costs);
                var action = -1;
                for (var a = 0; a < Actions; a++)
                {
                    action = z.Allows(a) && (action < 0 || costs[a] < costs[action]) ? a : action;
                }

                if (action == Configuration.Shift)
                {
                    z.Push();
                    continue;
                }

                int head = z.HeadFor(action), dependent = z.Top(0);
                arcs.Observe(keys.AsSpan(0, ParserFeatures.FillArc(sentence.Buffer, z, head, dependent, keys, guided)), sentence.Domain);
                z.Attach(head, sentence.Relation[dependent], groups[sentence.Relation[dependent]]);
            }
        }

        actions.Freeze(options.MinimumCount);
        arcs.Freeze(options.MinimumCount);
        return (actions, arcs);
    }

    private void Learn(TrainingSentence sentence, bool first)
    {
        _z.Start(sentence.Count);
        while (!_z.IsFinal)
        {
            var action = LearnAction(sentence, first);
            if (action == Configuration.Shift)
            {
                _z.Push();
            }
            else
            {
                LearnArc(sentence, _z.HeadFor(action), _z.Top(0), first);
            }
        }
    }

    /// <summary>Learns from a situation; returns the action to take.</summary>
    private int LearnAction(TrainingSentence sentence, bool first)
    {
        Span<int> costs = stackalloc int[Actions];
        Span<bool> allowed = stackalloc bool[Actions], right = stackalloc bool[Actions];
        var keys = _keys.AsSpan(0, ParserFeatures.FillAction(sentence.Buffer, _z, _keys, _guided));
        var active = _rows.AsSpan(0, ActionLearner.Features.Resolve(keys, sentence.Domain, _options.Dropout, ref _random, _rows));
        ActionLearner.Score(active, _scores);
        Costs(sentence, _z, costs);
        int lowest = int.MaxValue, choices = 0;
        for (var a = 0; a < Actions; a++)
        {
            allowed[a] = _z.Allows(a);
            if (allowed[a])
            {
                choices++;
                lowest = Math.Min(lowest, costs[a]);
            }
        }

        int best = -1, bestRight = -1;
        for (var a = 0; a < Actions; a++)
        {
            right[a] = allowed[a] && costs[a] == lowest;
            best = allowed[a] && (best < 0 || _scores[a] > _scores[best]) ? a : best;
            bestRight = right[a] && (bestRight < 0 || _scores[a] > _scores[bestRight]) ? a : bestRight;
        }

        if (choices > 1)
        {
            if (Gradient.Of(_scores, allowed, right, _gradient) < Gradient.Certain)
            {
                ActionLearner.Step(active, _gradient);
            }

            ActionLearner.Tick();
        }

        return !first && _random.NextDouble() < _options.Exploration ? best : bestRight;
    }

    private void LearnArc(TrainingSentence sentence, int head, int dependent, bool first)
    {
        var keys = _keys.AsSpan(0, ParserFeatures.FillArc(sentence.Buffer, _z, head, dependent, _keys, _guided));
        var active = _rows.AsSpan(0, ArcLearner.Features.Resolve(keys, sentence.Domain, _options.Dropout, ref _random, _rows));
        ArcLearner.Score(active, _scores);
        var relation = Gradient.Best(_scores.AsSpan(0, ArcLearner.Classes));
        if (sentence.Head[dependent] == head)
        {
            var right = sentence.Relation[dependent];
            if (Gradient.Of(_scores.AsSpan(0, ArcLearner.Classes), right, _gradient) < Gradient.Certain)
            {
                ArcLearner.Step(active, _gradient);
            }

            ArcLearner.Tick();
            relation = first ? right : relation;
        }

        _z.Attach(head, relation, _groups[relation]);
    }

    /// <summary>How many right arcs each action makes impossible.</summary>
    private static void Costs(TrainingSentence sentence, Configuration z, Span<int> costs)
    {
        costs.Clear();
        var heads = sentence.Head;
        var next = z.Next;
        if (z.Depth > 0)
        {
            int top = z.Top(0), second = z.Depth > 1 ? z.Top(1) : -2, waiting = 0;
            for (var k = next; k <= z.Count; k++)
            {
                waiting += heads[k] == top ? 1 : 0;
            }

            costs[Configuration.LeftArc] = waiting + (heads[top] > next || heads[top] == second ? 1 : 0);
            costs[Configuration.RightArc] = waiting + (heads[top] >= next ? 1 : 0);
        }

        if (next <= z.Count)
        {
            var lost = 0;
            for (var i = 0; i < z.Depth; i++)
            {
                lost += heads[z.Stack[i]] == next ? 1 : 0;
                lost += i < z.Depth - 1 && heads[next] == z.Stack[i] ? 1 : 0;
            }

            costs[Configuration.Shift] = lost;
        }
    }
}
