namespace GeoGraph;

/// <summary>Universal part-of-speech tags (Universal Dependencies v2).</summary>
public enum UniversalPos : byte
{
    /// <summary>Not tagged: no model is installed for the language.</summary>
    None,
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}
