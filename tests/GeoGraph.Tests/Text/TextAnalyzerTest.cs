using System.Globalization;
using CsCheck;
using GeoGraph.Actors;
using GeoGraph.Seeds;
using GeoGraph.Text;
using Xunit;

namespace GeoGraph.Tests.Text;

public class TextAnalyzerTest
{
    private static readonly SeedFolder s_seeds = SeedFolder.Open();
    private static readonly TextAnalyzer s_id = Analyzer("id");
    private static readonly TextAnalyzer s_en = Analyzer("en");

    [Theory]
    [InlineData("Seoul | EGINDO.co – Putin menerima undangan itu.", "EGINDO.co", null, "Putin menerima undangan itu.")]
    [InlineData("JAKARTA, KOMPAS — Presiden tiba pagi ini.", "KOMPAS", null, "Presiden tiba pagi ini.")]
    [InlineData("Jakarta (ANTARA) - Presiden tiba pagi ini.", "ANTARA", null, "Presiden tiba pagi ini.")]
    [InlineData("JAKARTA (Kabar Lintas, 14/9/2023) — Presiden tiba.", null, "2023-09-14", "Presiden tiba.")]
    [InlineData("Menteri Luar Negeri RI, Retno Marsudi – yang baru tiba – berbicara.", null, null, "Menteri Luar Negeri RI, Retno Marsudi – yang baru tiba – berbicara.")]
    [InlineData("Donald Trump (AS) – presiden terpilih – tiba.", null, null, "Donald Trump (AS) – presiden terpilih – tiba.")]
    [InlineData("\uFEFFJakarta (ANTARA) - Presiden tiba pagi ini.", "ANTARA", null, "Presiden tiba pagi ini.")]
    [InlineData("AS – China sepakat bertemu pekan depan.", null, null, "AS – China sepakat bertemu pekan depan.")]
    [InlineData("Presiden tiba.\nSumber : CNA/SL", "CNA/SL", null, "Presiden tiba.")]
    [InlineData("Sumber militer mengatakan pasukan tiba.", null, null, "Sumber militer mengatakan pasukan tiba.")]
    public void Datelines_and_source_lines_give_outlet_and_day_and_are_not_text(string text, string? outlet, string? day, string body)
    {
        var read = s_id.Analyze(new Article { Id = "a", Text = text });
        Assert.Equal(body, string.Join(' ', read.Sentences.Select(s => s.Span.Of(text).ToString())));
        Assert.Equal(day, read.StatedDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (outlet is not null)
        {
            Assert.Equal(outlet, read.StatedOutlet);
        }
    }

    [Theory]
    [InlineData("WASHINGTON (Reuters) - The U.S. Senate met on Jan. 6. It rose at noon.", 2)]
    [InlineData("\"We are ready.\" he said. Talks go on.", 2)]
    [InlineData("Dr. Hansen of the U.N. spoke for 1.5 hours.", 1)]
    public void Sentences_do_not_end_at_abbreviations_or_before_a_cue(string text, int sentences) =>
        Assert.Equal(sentences, s_en.Analyze(new Article { Id = "a", Text = text }).Sentences.Count);

    [Fact]
    public void An_enclitic_is_a_token_of_its_own_and_a_reduplication_is_one()
    {
        var tokens = s_id.Analyze(new Article { Id = "a", Text = "Negara-negara itu siap, katanya." }).Sentences[0].Tokens;
        Assert.Equal(["negara-negara", "itu", "siap", ",", "kata", "nya", "."], tokens.Select(t => t.Word));
        Assert.True(tokens[5].IsEnclitic);
    }

    [Fact]
    public void A_line_separator_ends_a_paragraph() =>
        Assert.Equal([0, 1], s_id.Analyze(new Article { Id = "a", Text = "Presiden tiba\u2028Menteri pergi" }).Sentences.Select(s => s.Paragraph));

    [Fact]
    public void A_text_without_sentence_ends_is_cut_with_a_diagnostic()
    {
        var read = s_en.Analyze(new Article { Id = "a", Text = string.Concat(Enumerable.Repeat("word ", 5000)) });
        Assert.All(read.Sentences, s => Assert.True(s.Tokens.Length <= SentenceSplitter.MaximumTokens));
        Assert.Single(read.Diagnostics);
    }

    /// <summary>A megabyte takes a few seconds where the work grows with the length, and hours where it grows with its square.</summary>
    [Theory]
    [InlineData("words without a mark between an opening and an end ")]
    [InlineData("Capitalised Unpunctuated ")]
    [InlineData("withoutaspace")]
    [InlineData("(\"")]
    [InlineData("“ ")]
    public async Task A_megabyte_without_sentence_ends_is_cut_in_linear_time(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        var read = await Task.Run(() => s_en.Analyze(new Article { Id = "a", Text = text }), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
        Assert.All(read.Sentences, s => Assert.True(s.Tokens.Length <= SentenceSplitter.MaximumTokens));
        Assert.Equal(read.Sentences.SkipLast(1).Any(s => s.Tokens.Length == SentenceSplitter.MaximumTokens) ? 1 : 0, read.Diagnostics.Count);
        Assert.Equal(text.TrimEnd().Length, read.Sentences[^1].Span.End);
    }

    [Fact]
    public void Tokens_and_quotations_lie_in_the_text_in_order()
    {
        var alphabet = Gen.OneOf(Gen.Const(' '), Gen.Const('\n'), Gen.Char["“”\"'’().,!?-–:;0123456789"], Gen.Char.AlphaNumeric, Gen.Char["ÀéÑ"]);
        alphabet.Array[0, 200].Select(c => new string(c)).Sample(
            text =>
            {
                var read = s_id.Analyze(new Article { Id = "a", Text = text });
                var end = 0;
                foreach (var token in read.Sentences.SelectMany(s => s.Tokens))
                {
                    Assert.True(end <= token.Start && token.Start < token.End && token.End <= text.Length);
                    end = token.End;
                }

                end = 0;
                foreach (var quotation in read.Quotations)
                {
                    Assert.True(end <= quotation.Start && quotation.Start < quotation.End && quotation.End <= text.Length);
                    end = quotation.End;
                }
            },
            seed: "0N0XIzNsQ0O2", iter: 500);
    }

    private static TextAnalyzer Analyzer(string language) => new(Lexicon.Read(s_seeds, language, ActorCatalog.Read(s_seeds)));
}
