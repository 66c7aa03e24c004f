namespace GeoGraph;

/// <summary>Universal Dependencies v2 relations, with the few subtypes that rules need.</summary>
public enum DependencyRelation : byte
{
    /// <summary>Not parsed: no model is installed for the language.</summary>
    None,
    Root,
    Acl,
    /// <summary>acl:relcl</summary>
    AclRelcl,
    Advcl,
    Advmod,
    Amod,
    Appos,
    Aux,
    /// <summary>aux:pass</summary>
    AuxPass,
    Case,
    Cc,
    Ccomp,
    Clf,
    Compound,
    /// <summary>compound:prt</summary>
    CompoundPrt,
    Conj,
    Cop,
    Csubj,
    /// <summary>csubj:pass</summary>
    CsubjPass,
    Dep,
    Det,
    Discourse,
    Dislocated,
    Expl,
    Fixed,
    Flat,
    Goeswith,
    Iobj,
    List,
    Mark,
    Nmod,
    /// <summary>nmod:poss</summary>
    NmodPoss,
    /// <summary>nmod:tmod</summary>
    NmodTmod,
    Nsubj,
    /// <summary>nsubj:pass</summary>
    NsubjPass,
    Nummod,
    Obj,
    Obl,
    /// <summary>obl:agent</summary>
    OblAgent,
    /// <summary>obl:tmod</summary>
    OblTmod,
    Orphan,
    Parataxis,
    Punct,
    Reparandum,
    Vocative,
    Xcomp,
}
