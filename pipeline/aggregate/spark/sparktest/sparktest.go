// Package sparktest finds the Spark that tests run on and the settings that
// suit one which lives for a minute. Only tests and the laboratory import it.
package sparktest

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
)

// quickJava suits processes that live for a minute. One compiler alone would
// have room for 48 MB of code, which all the steps together outgrow.
const quickJava = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=256m -XX:+UseSerialGC"

// Settings suit a driver and executors that live for a minute on one small
// machine.
func Settings() []string {
	return []string{
		"spark.driver.bindAddress=127.0.0.1", "spark.driver.host=127.0.0.1", "spark.driver.memory=1g",
		"spark.driver.extraJavaOptions=" + quickJava, "spark.executor.extraJavaOptions=" + quickJava,
		"spark.executor.memory=1g", "spark.sql.shuffle.partitions=2", "spark.network.timeout=60s",
		"spark.executor.heartbeatInterval=5s",
	}
}

// Home finds a Spark installation: SPARK_HOME, or the pyspark that `make test`
// puts into .cache/venv of the repository. The error says what is missing.
func Home(repository string) (string, error) {
	if _, err := exec.LookPath("java"); err != nil {
		return "", errors.New("no java: Spark runs on Java 17 or later (apt-get install default-jre-headless)")
	}
	if home := os.Getenv("SPARK_HOME"); home != "" {
		return home, nil
	}
	found, err := filepath.Glob(filepath.Join(repository, ".cache/venv/lib/python3*/site-packages/pyspark"))
	if err != nil {
		return "", err
	}
	if len(found) == 0 {
		return "", errors.New("no pyspark in .cache/venv (make .cache/venv puts it there) and no SPARK_HOME")
	}
	return filepath.Abs(found[0])
}
