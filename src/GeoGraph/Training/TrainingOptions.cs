using GeoGraph.Text.Parsing;

namespace GeoGraph.Training;

/// <summary>How a model is learnt; the defaults are those the shipped models were made with.</summary>
public sealed record TrainingOptions
{
    /// <summary>Decides every random choice: the same treebanks and seed give the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Passes over the data for tagger, parser and name recogniser.</summary>
    public int TaggerEpochs { get; init; } = 6;

    public int ParserEpochs { get; init; } = 7;

    public int NameEpochs { get; init; } = 12;

    /// <summary>Models learnt with different random choices, whose weights are added up.</summary>
    public int Restarts { get; init; } = 4;

    /// <summary>The training data are tagged and guided by models that did not see them: in so many parts.</summary>
    public int Folds { get; init; } = 4;

    /// <summary>Share of features left out of each example.</summary>
    public float Dropout { get; init; } = 0.3f;

    public float Rate { get; init; } = 0.1f;

    /// <summary>How many times each sentence of the domain counts.</summary>
    public int DomainWeight { get; init; } = 2;

    /// <summary>How often a feature must occur.</summary>
    public int MinimumCount { get; init; } = 2;

    /// <summary>How often the parser follows its own choice while it learns, in [0, 1] (Goldberg &amp; Nivre 2013).</summary>
    public double Exploration { get; init; } = 0.9;

    /// <summary>What is left out of the stored tables: a table with its last bits costs several times the space and gains little.</summary>
    internal TablePruning TaggerPruning { get; init; } = new(20, 4);

    internal TablePruning GuideActionPruning { get; init; } = new(44, 6);

    internal TablePruning GuideArcPruning { get; init; } = new(40, 12);

    internal TablePruning ActionPruning { get; init; } = new(50, 5);

    internal TablePruning ArcPruning { get; init; } = new(24, 8);

    /// <summary>For the models of the folds, which are not stored, and for the small one of names.</summary>
    internal TablePruning LightPruning { get; init; } = new(3, 2);

    /// <summary>Jobs at the same time; changes nothing in the result.</summary>
    public int Threads { get; init; } = 1;
}
