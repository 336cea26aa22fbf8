// Package loopback starts real servers on 127.0.0.1, for tests and for
// lab/cluster: a Spark standalone cluster, a Slurm cluster and an S3 server,
// each of the programs that a machine has or `make` installs. Whatever it
// starts it stops by process id; the ports are free ones, and nothing listens
// on another address.
//
// No stage of the pipeline may import it, and it imports none of them.
package loopback
