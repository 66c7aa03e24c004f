using GeoGraph.Clauses;
using GeoGraph.Text.Parsing;

namespace GeoGraph.Events;

/// <summary>What decisions about the acts of one sentence look at: its words, clauses, parties and rows, and what the article said before.</summary>
internal sealed class SentenceContext
{
    /// <summary>Rows of more words before a token still cover it.</summary>
    private const int LongestRow = 6;

    private readonly int[] _covering;

    public SentenceContext(Lexicon lexicon, ArticleContext article, Sentence sentence)
    {
        Lexicon = lexicon;
        Article = article;
        Sentence = sentence;
        Parties = Party.In(sentence, article.Actors.Mentions);
        Clauses = new SentenceClauses(lexicon, sentence, Parties);
        var n = sentence.Tokens.Length;
        Lemma = new ulong[n];
        Word = new ulong[n];
        Fine = new ulong[n];
        Coarse = new ulong[n];
        Rows = new IReadOnlyList<RowMatch>?[n];
        RowEnd = new int[n];
        _covering = new int[n];
        Array.Fill(_covering, -1);
        for (var i = 0; i < n; i++)
        {
            var token = sentence.Tokens[i];
            Lemma[i] = ParseBuffer.Hash(token.Lemma);
            Word[i] = ReferenceEquals(token.Lemma, token.Word) ? Lemma[i] : ParseBuffer.Hash(token.Word);
            if (lexicon.Model is { } model)
            {
                var known = model.Words.OfForm(token.Word);
                (Fine[i], Coarse[i]) = (known.Fine, known.Coarse);
            }

            if (lexicon.EventRows.Matches(sentence, i) is { Count: > 0 } rows)
            {
                Rows[i] = rows;
                RowEnd[i] = rows[0].End;
                for (var t = i + 1; t < Math.Min(rows[0].End, i + LongestRow); t++)
                {
                    _covering[t] = i;
                }
            }
        }
    }

    public Lexicon Lexicon { get; }

    public ArticleContext Article { get; }

    public Sentence Sentence { get; }

    public IReadOnlyList<Party> Parties { get; }

    public SentenceClauses Clauses { get; }

    /// <summary>Hashes of the dictionary forms.</summary>
    public ulong[] Lemma { get; }

    /// <summary>Hashes of the words in lower case.</summary>
    public ulong[] Word { get; }

    /// <summary>Fine distributional classes, from 1; 0 for none.</summary>
    public ulong[] Fine { get; }

    /// <summary>Coarse distributional classes, from 1; 0 for none.</summary>
    public ulong[] Coarse { get; }

    /// <summary>The rows that begin at each token; null for none.</summary>
    public IReadOnlyList<RowMatch>?[] Rows { get; }

    /// <summary>One past the last token that the rows of a token match.</summary>
    public int[] RowEnd { get; }

    /// <summary>Where a row begins that goes on over a token; -1 for none.</summary>
    public int RowOver(int token) => _covering[token];

    public Token Token(int i) => Sentence.Tokens[i];

    /// <summary>The actor of a party.</summary>
    public Actor ActorOf(Party party) => Article.Known[party.Actor];

    /// <summary>The innermost statement whose content holds a token; null for none.</summary>
    public Statement? StatementAt(int token) => Article.StatementAt(Sentence.Tokens[token].Start);

    /// <summary>Whether a token may name an act: a verb, noun or adjective that is no part of a name.</summary>
    public bool IsCandidate(int token)
    {
        var t = Sentence.Tokens[token];
        return Rows[token] is not null
            ? Clauses.PartyAt(token) < 0 || Parties[Clauses.PartyAt(token)].Form == MentionForm.Description
            : t.Pos is UniversalPos.Verb or UniversalPos.Noun or UniversalPos.Adj && Clauses.PartyAt(token) < 0 && t.End - t.Start > 2;
    }
}

/// <summary>What is known of an article before its events are coded.</summary>
internal sealed class ArticleContext
{
    private readonly IReadOnlyList<Statement> _statements;
    private readonly List<(TextSpan Content, Statement Statement)> _contents;

    public ArticleContext(ArticleText text, ArticleActors actors, IReadOnlyList<Statement> statements)
    {
        Text = text;
        Actors = actors;
        _statements = statements;
        Known = actors.Actors.ToDictionary(a => a.Key, StringComparer.Ordinal);
        _contents = [.. statements.SelectMany(s => s.Content.Select(c => (c, s))).OrderBy(c => c.c.Start).ThenByDescending(c => c.c.End)];
        MainStates = [.. actors.Mentions.Select(m => Known[m.Actor]).Where(a => a.Country is not null && a.Kind != ActorKind.Media)
            .GroupBy(a => a.Country!, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(3).Select(g => g.Key)];
    }

    public ArticleText Text { get; }

    public ArticleActors Actors { get; }

    public IReadOnlyDictionary<string, Actor> Known { get; }

    /// <summary>The states that the article speaks of most, the first most often.</summary>
    public IReadOnlyList<string> MainStates { get; }

    /// <summary>The innermost statement whose content holds a position; null for none.</summary>
    public Statement? StatementAt(int position)
    {
        Statement? best = null;
        var length = int.MaxValue;
        foreach (var (content, statement) in _contents)
        {
            if (content.Start > position)
            {
                break;
            }

            if (content.End > position && content.Length < length)
            {
                best = statement;
                length = content.Length;
            }
        }

        return best;
    }

    /// <summary>The statement whose cue holds a position; null for none.</summary>
    public Statement? CueAt(int position)
    {
        foreach (var statement in _statements)
        {
            if (statement.Cue.Contains(position))
            {
                return statement;
            }
        }

        return null;
    }
}
