using System.Globalization;

namespace GeoGraph.Cli;

/// <summary>Makes a large corpus from a small one: copies of coded articles in which the actors, events and statements are others.</summary>
/// <remarks>States and places stay who and where they are, so that pairs of states meet ever more often, as they do in an archive. The same number always gives the same copy.</remarks>
public static class ArticleCopies
{
    private const string States = "country/";

    /// <param name="number">0 gives the article itself.</param>
    public static CodedArticle Copy(CodedArticle article, int number)
    {
        if (number == 0)
        {
            return article;
        }

        var mark = "~" + number.ToString(CultureInfo.InvariantCulture);
        string Actor(string key) => key.StartsWith(States, StringComparison.Ordinal) ? key : key + mark;
        string[] Actors(IReadOnlyList<string> keys) => [.. keys.Select(Actor)];
        return article with
        {
            Article = article.Article with { Id = article.Article.Id + mark },
            Actors = new ArticleActors(
                [
                    .. article.Actors.Actors.Select(a => a with
                    {
                        Key = Actor(a.Key),
                        Name = Actor(a.Key) == a.Key ? a.Name : $"{a.Name} {mark}",
                        Affiliations = [.. a.Affiliations.Select(f => f with { Actor = Actor(f.Actor) })],
                    }),
                ],
                [.. article.Actors.Mentions.Select(m => m with { Actor = Actor(m.Actor) })]),
            Statements =
            [
                .. article.Statements.Select(s => s with
                {
                    Key = s.Key + mark,
                    Speakers = Actors(s.Speakers),
                    Addressees = Actors(s.Addressees),
                    Via = Actors(s.Via),
                    About = Actors(s.About),
                }),
            ],
            Events =
            [
                .. article.Events.Select(e => e with
                {
                    Key = e.Key + mark,
                    Sources = Actors(e.Sources),
                    Targets = Actors(e.Targets),
                    Statement = e.Statement is null ? null : e.Statement + mark,
                }),
            ],
        };
    }
}
