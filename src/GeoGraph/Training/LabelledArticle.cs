using GeoGraph.Evaluation;
using GeoGraph.Events;

namespace GeoGraph.Training;

/// <summary>An article read as far as its statements, with the events that a careful reader found in it.</summary>
public sealed class LabelledArticle
{
    private readonly Lexicon _lexicon;
    private readonly ArticleContext _article;
    private readonly GoldArticle _gold;
    private readonly Dictionary<string, HashSet<string>> _goldOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ours = new(StringComparer.Ordinal);
    private readonly EventDates _dates;

    internal LabelledArticle(Lexicon lexicon, ArticleText text, ArticleActors actors, IReadOnlyList<Statement> statements, GoldArticle gold)
    {
        _lexicon = lexicon;
        _article = new ArticleContext(text, actors, statements);
        _gold = gold;
        _dates = new EventDates(lexicon.Rules);
        MatchActors(actors, gold);
    }

    internal int TypeCount => _lexicon.Ontology.Types.Count;

    /// <summary>Which of the reader's actors each of ours is: the one whose mentions ours overlap most, and those of which it is the best.</summary>
    private void MatchActors(ArticleActors actors, GoldArticle gold)
    {
        var overlaps = new Dictionary<(string Gold, string Ours), int>();
        foreach (var g in gold.Actors ?? [])
        {
            foreach (var span in g.Mentions)
            {
                foreach (var m in actors.Mentions)
                {
                    var overlap = Math.Min(span.End, m.Span.End) - Math.Max(span.Start, m.Span.Start);
                    if (overlap > 0)
                    {
                        overlaps[(g.Id, m.Actor)] = overlaps.GetValueOrDefault((g.Id, m.Actor)) + overlap;
                    }
                }
            }
        }

        foreach (var group in overlaps.GroupBy(o => o.Key.Ours, StringComparer.Ordinal))
        {
            _goldOf[group.Key] = [group.OrderByDescending(o => o.Value).ThenBy(o => o.Key.Gold, StringComparer.Ordinal).First().Key.Gold];
        }

        foreach (var group in overlaps.GroupBy(o => o.Key.Gold, StringComparer.Ordinal))
        {
            _ours[group.Key] = group.OrderByDescending(o => o.Value).ThenBy(o => o.Key.Ours, StringComparer.Ordinal).First().Key.Ours;
            _goldOf[_ours[group.Key]].Add(group.Key);
        }
    }

    internal void AddExamples(ExampleSet types, ExampleSet sources, ExampleSet targets, ExampleSet statuses)
    {
        var features = new FeatureBuffer();
        var history = new ActHistory();
        SentenceContext? before = null;
        foreach (var sentence in _article.Text.Sentences)
        {
            var s = new SentenceContext(_lexicon, _article, sentence);
            var acts = ActsOf(s);
            for (var i = 0; i < sentence.Tokens.Length; i++)
            {
                acts.TryGetValue(i, out var act);
                if (!s.IsCandidate(i) || (act is null && acts.Values.Any(a => a.Anchor.Contains(sentence.Tokens[i].Start))))
                {
                    continue;
                }

                var label = act is null ? TypeCount : _lexicon.Ontology.Find(act.Type)!.Index;
                TypeFeatures.Fill(s, i, features);
                types.Add(features, label);
            }

            foreach (var (token, act) in acts.OrderBy(a => a.Key))
            {
                AddRoles(s, token, act, before, history, sources, targets, features);
                if (EventTrainer.StatusOf(act.Status) is var status and >= 0)
                {
                    var date = _dates.Find(_article.Text, sentence, token, token + 1, EventDecider.StatusOf(s.Clauses.At(token).Mood)).Date;
                    StatusFeatures.Fill(s, token, _lexicon.Ontology.Find(act.Type)!, date, features);
                    statuses.Add(features, status);
                }
            }

            before = s;
        }
    }

    private void AddRoles(SentenceContext s, int token, GoldEvent act, SentenceContext? before, ActHistory history, ExampleSet sources, ExampleSet targets, FeatureBuffer features)
    {
        var type = _lexicon.Ontology.Find(act.Type)!;
        var row = EventDecider.RowOf(s, token, type);
        var candidates = RoleCandidate.Of(s, token, before, history);
        foreach (var candidate in candidates)
        {
            RoleFeatures.Fill(s, token, type, row, candidate, candidates, history, null, features);
            sources.Add(features, Is(candidate.Actor, act.Sources) ? 1 : 0);
        }

        List<RoleCandidate> right = [.. candidates.Where(c => Is(c.Actor, act.Sources))];
        foreach (var candidate in candidates.Except(right))
        {
            RoleFeatures.Fill(s, token, type, row, candidate, candidates, history, right, features);
            targets.Add(features, Is(candidate.Actor, act.Targets) ? 1 : 0);
        }

        history.Add(type, s.Lemma[token], [.. act.Sources.Select(a => _ours.GetValueOrDefault(a)).OfType<string>()], [.. act.Targets.Select(a => _ours.GetValueOrDefault(a)).OfType<string>()]);
    }

    private bool Is(string actor, IReadOnlyList<string> gold) => _goldOf.TryGetValue(actor, out var those) && gold.Any(those.Contains);

    /// <summary>The reader's events of a sentence by the token that names each: where a row of the type begins in the anchor, else the anchor's head.</summary>
    private Dictionary<int, GoldEvent> ActsOf(SentenceContext s)
    {
        var acts = new Dictionary<int, GoldEvent>();
        foreach (var act in _gold.Events ?? [])
        {
            if (!s.Sentence.Span.Contains(act.Anchor.Start) || _lexicon.Ontology.Find(act.Type) is not { } type)
            {
                continue;
            }

            var first = s.Sentence.TokenAt(act.Anchor.Start);
            var end = Math.Max(first + 1, Math.Min(s.Sentence.TokenAt(act.Anchor.End - 1) + 1, s.Sentence.Tokens.Length));
            var token = -1;
            for (var i = first; i < end && token < 0; i++)
            {
                token = s.Rows[i] is { } rows && rows.Any(r => r.Row.Type == type) ? i : -1;
            }

            token = token >= 0 ? token : SentenceTree.HeadOf(s.Sentence, first, end);
            acts.TryAdd(token, act);
        }

        return acts;
    }
}
