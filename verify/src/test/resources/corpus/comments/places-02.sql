SELECT /* inline */ a FROM /* before */ t
