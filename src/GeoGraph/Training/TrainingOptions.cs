using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>How a model is learnt; the defaults are those the shipped models were made with.</summary>
public sealed record TrainingOptions
{
    /// <summary>Decides every random choice: the same treebanks and seed give the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Passes over the data for tagger, parser, reviser and name recogniser.</summary>
    public int TaggerEpochs { get; init; } = 6;

    public int ParserEpochs { get; init; } = 9;

    public int RevisionEpochs { get; init; } = 4;

    public int NameEpochs { get; init; } = 12;

    /// <summary>Models learnt with different random choices, whose weights are added up.</summary>
    public int Restarts { get; init; } = 8;

    /// <summary>The training data are tagged and guided by models that did not see them: in so many parts.</summary>
    public int Folds { get; init; } = 8;

    /// <summary>Share of features left out of each example.</summary>
    public float Dropout { get; init; } = 0.35f;

    public float Rate { get; init; } = 0.1f;

    /// <summary>How many times each sentence of the domain counts.</summary>
    public int DomainWeight { get; init; } = 2;

    /// <summary>How often a feature must occur.</summary>
    public int MinimumCount { get; init; } = 2;

    /// <summary>How often the parser follows its own choice while it learns, in [0, 1] (Goldberg &amp; Nivre 2013).</summary>
    public double Exploration { get; init; } = 0.9;

    /// <summary>How many features the tagger may have: those with the largest weights are learnt.</summary>
    public int TaggerFeatures { get; init; } = 90_000;

    /// <summary>The same for the actions and the relations of the guide.</summary>
    public int GuideActionFeatures { get; init; } = 120_000;

    public int GuideArcFeatures { get; init; } = 60_000;

    /// <summary>The same for those of the parser.</summary>
    public int ActionFeatures { get; init; } = 160_000;

    public int ArcFeatures { get; init; } = 140_000;

    /// <summary>The same for the choices of the reviser.</summary>
    public int RevisionFeatures { get; init; } = 100_000;

    /// <summary>What stored tables leave out.</summary>
    internal TablePruning Pruning { get; init; } = new(3, 2);

    /// <summary>Jobs at the same time; changes nothing in the result.</summary>
    public int Threads { get; init; } = 1;
}
