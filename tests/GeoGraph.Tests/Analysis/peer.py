"""What igraph and NetworkX say of a graph: JSON in (vertices, edges, weights), JSON out. Used by PeerTest."""
import json
import sys

import igraph
import networkx

given = json.load(sys.stdin)
edges, weights = given["edges"], given["weights"]
graph = igraph.Graph(n=given["vertices"], edges=edges, edge_attrs={"weight": weights})
other = networkx.Graph()
other.add_nodes_from(range(given["vertices"]))
other.add_weighted_edges_from((a, b, w) for (a, b), w in zip(edges, weights))
arcs = igraph.Graph(n=given["vertices"], edges=edges, edge_attrs={"weight": weights}, directed=True)
leiden = max(
    graph.modularity(graph.community_leiden(objective_function="modularity", weights="weight", n_iterations=-1), weights="weight")
    for _ in range(3)) if edges else 0
samples = given["samples"]
json.dump({
    "pagerank": graph.pagerank(weights="weight", damping=0.85),
    "directedPagerank": arcs.pagerank(weights="weight", damping=0.85),
    "betweenness": graph.betweenness(),
    "sampled": [b for _, b in sorted(networkx.betweenness_centrality_subset(other, samples, list(other)).items())] if samples else [],
    "closeness": [c for _, c in sorted(networkx.closeness_centrality(other, wf_improved=True).items())],
    "core": graph.coreness(),
    "triangles": [t for _, t in sorted(networkx.triangles(other).items())],
    "clustering": graph.transitivity_local_undirected(mode="zero"),
    "constraint": graph.constraint(weights="weight"),
    "components": graph.connected_components().membership,
    "modularity": graph.modularity(given["partition"], weights="weight") if edges else 0,
    "leiden": leiden,
}, sys.stdout)
