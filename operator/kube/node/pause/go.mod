module weir.dev/kube/node/pause

go 1.24.0
