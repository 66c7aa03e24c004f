using CsCheck;
using GeoGraph.Seeds;
using GeoGraph.Text;
using GeoGraph.Text.Parsing;
using Xunit;

namespace GeoGraph.Tests.Text;

/// <summary>What holds for any input, however strange.</summary>
public class TokenizerTest
{
    private static readonly SeedFolder s_seeds = SeedFolder.Open();

    private static readonly string[] s_pieces =
    [
        " ", "\n", "\u2028", "\uFEFF", "\u200B", ".", "..", "'", "’s", "-", "@", "://", "www.", "\uD83D", "\uDE00", "é", "e\u0301", "²",
        "katanya", "Apakah", "can't", "cannot", "Rp9.000", "5pm", "U.S.", "dll.", "e-mail", "713-853-3989", ":-)", "?", "!", "\"", "”",
    ];

    private static readonly Gen<string> s_any =
        Gen.OneOf(Gen.Char.Select(c => c.ToString()), Gen.Int[0, s_pieces.Length - 1].Select(i => s_pieces[i])).Array[0, 60].Select(string.Concat);

    public static TheoryData<string> Languages => [.. s_seeds.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_character_that_is_no_space_is_in_one_token(string language)
    {
        var tokenizer = new Tokenizer(LanguageRules.Read(s_seeds, language));
        s_any.Sample(text => Covers(text, tokenizer), seed: "0N0XIzNsQ0O2", iter: 3000);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Sentences_take_every_token_in_order_and_again_the_same(string language)
    {
        var rules = LanguageRules.Read(s_seeds, language);
        var (tokenizer, model) = (new Tokenizer(rules), LanguageModel.Find(s_seeds, language));
        var splitter = new SentenceSplitter(rules, SentenceEndModel.Find(s_seeds, language), model);
        s_any.Sample(
            text =>
            {
                var tokens = Cut(tokenizer, text);
                var sentences = new List<Sentence>();
                splitter.Split(text, tokens, 0, sentences);
                Assert.Equal(tokens, sentences.SelectMany(s => s.Tokens));
                var again = new List<Sentence>();
                new SentenceSplitter(rules, SentenceEndModel.Find(s_seeds, language), model).Split(text, Cut(new Tokenizer(rules), text), 0, again);
                Assert.Equal(sentences.Select(s => s.Span), again.Select(s => s.Span));
            },
            seed: "0N0XIzNsQ0O2", iter: 1000);
    }

    [Fact]
    public void A_million_characters_without_a_space_or_an_end_are_cut()
    {
        var tokenizer = new Tokenizer(LanguageRules.Read(s_seeds, "id"));
        foreach (var unit in new[] { "a", "a.", "a-", "1-", "@a", ".", "nya", "'", "1,", ":/", "\uD83D" })
        {
            Covers(string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)), tokenizer);
        }
    }

    [Fact]
    public void A_word_seen_before_is_the_same_string()
    {
        var tokenizer = new Tokenizer(LanguageRules.Read(s_seeds, "id"));
        var tokens = Cut(tokenizer, "Katanya begitu. Katanya begini.");
        Assert.Same(tokens[0].Word, tokens[4].Word);
    }

    private static List<Token> Cut(Tokenizer tokenizer, string text)
    {
        var tokens = new List<Token>();
        tokenizer.Tokenize(text, 0, text.Length, tokens);
        return tokens;
    }

    private static void Covers(string text, Tokenizer tokenizer)
    {
        var (at, covered) = (0, true);
        foreach (var token in Cut(tokenizer, text))
        {
            while (at < token.Start)
            {
                covered &= Tokenizer.IsSpace(text[at++]);
            }

            covered &= token.Start == at && token.Start < token.End && token.Word.Length > 0;
            at = token.End;
        }

        Assert.True(covered && at <= text.Length && text.Skip(at).All(Tokenizer.IsSpace), text.Length < 1000 ? text : "long text");
    }
}
