SELECT x.node, y.label FROM g x JOIN g y ON x.parent = y.node
