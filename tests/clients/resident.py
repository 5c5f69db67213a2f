"""A client nobody here wrote: joins a resident's thread with python-socketio and waits for the desk's answer.

Usage: resident.py BASE TOKEN TRANSPORT   (TRANSPORT: websocket or polling)
Prints `joined` once in, then the text of the first answer, and ends. Ends with status 1 after a minute.
"""
import sys
import threading

import socketio

base, token, transport = sys.argv[1:4]
joined = threading.Event()
answered = threading.Event()
client = socketio.Client(reconnection=False)


@client.on("event", namespace="/resident")
def on_event(event):
    if event["type"] == "message.sent":
        # Each word is heard in a thread of its own: the first may be the last to speak.
        joined.wait(60)
        print(event["text"], flush=True)
        answered.set()


@client.on("connect", namespace="/resident")
def on_connect():
    print("joined", flush=True)
    joined.set()


client.connect(base, namespaces=["/resident"], auth={"token": token}, transports=[transport])
done = answered.wait(60)
client.disconnect()
sys.exit(0 if done else 1)
