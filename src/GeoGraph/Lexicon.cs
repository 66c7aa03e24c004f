using GeoGraph.Actors;
using GeoGraph.Clauses;
using GeoGraph.Discourse;
using GeoGraph.Events;
using GeoGraph.Seeds;
using GeoGraph.Statements;
using GeoGraph.Text;
using GeoGraph.Text.Parsing;

namespace GeoGraph;

/// <summary>Everything known about one language, read from <c>seeds/lang/&lt;tag&gt;/</c>; immutable once read, shared by all threads.</summary>
public sealed class Lexicon
{
    private Lexicon(SeedFolder seeds, string language, ActorCatalog catalog)
    {
        Seeds = seeds;
        Language = language;
        Catalog = catalog;
        Rules = LanguageRules.Read(seeds, language);
        Lemmatizer = Lemmatizer.Read(seeds, language);
        ActorNames = ActorNames.Read(seeds, language, Rules, catalog);
        References = ReferenceTable.Read(seeds, language, Rules);
        Cues = CueTable.Read(seeds, language, Lemmatizer, Rules);
        Ontology = Ontology.Read(seeds);
        SentenceEnds = SentenceEndModel.Find(seeds, language);
        Model = LanguageModel.Find(seeds, language);
        Names = NameModel.Find(seeds, language);
        Moods = MoodTable.Read(seeds, language);
        EventRows = EventRowTable.Read(seeds, language, Ontology, Lemmatizer);
    }

    /// <summary>Where it was read from.</summary>
    public SeedFolder Seeds { get; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; }

    /// <summary>How the language is written.</summary>
    public LanguageRules Rules { get; }

    /// <summary>The dictionary forms of its words.</summary>
    public Lemmatizer Lemmatizer { get; }

    /// <summary>The actors known in every language.</summary>
    public ActorCatalog Catalog { get; }

    public ActorNames ActorNames { get; }

    /// <summary>Words that mean somebody named elsewhere.</summary>
    public ReferenceTable References { get; }

    public CueTable Cues { get; }

    public EventRowTable EventRows { get; }

    /// <summary>Words that tell whether an act is so.</summary>
    public MoodTable Moods { get; }

    /// <summary>PLOVER types and CAMEO codes.</summary>
    public Ontology Ontology { get; }

    /// <summary>Learnt sentence ends; null when the language has none: rules alone end its sentences.</summary>
    public SentenceEndModel? SentenceEnds { get; }

    /// <summary>Tagger and parser; null when the language has no model: its sentences are then not parsed.</summary>
    public LanguageModel? Model { get; }

    /// <summary>Name recogniser; null when the language has none.</summary>
    public NameModel? Names { get; }

    /// <summary>True for a word that reports speech, in any of its forms.</summary>
    public bool Reports(string word) => Cues.Reports(word);

    /// <exception cref="SeedException">A file is missing or wrong; the message names the file and line.</exception>
    public static Lexicon Read(SeedFolder seeds, string language, ActorCatalog catalog) => new(seeds, language, catalog);
}
