// Package engines holds the engines of the statistics against each other on real
// servers: every row that Spark makes on a cluster that loses a worker must be the
// row that DuckDB makes.
package engines
