"""What people see: the public pages, the charts and the words, made from a release and nothing else."""
